import { people } from "../../../src/domain/operatingModel/people";

test("a cell names each person once, whatever the case", () => {
  expect(people("Mo, mo; Al /  Al")).toEqual(["Mo", "Al"]);
  expect(people("")).toEqual([]);
  expect(people("R&D lead & Bo")).toEqual(["R&D lead", "Bo"]);
});
