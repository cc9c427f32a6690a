import { finding } from "../../finding";
import { coordinationGrowth } from "../coordinationGrowth";
import type { RedesignCheck } from "../redesignContext";

export const coordinationOutgrows: RedesignCheck = {
  id: "coordination-growth",
  question: "Do handoffs grow no faster than what is scaled?",
  severity: "warning",
  find: ({ handoffs: sheet, boundaryGrowth }) => {
    const growth = sheet === undefined ? undefined : coordinationGrowth(sheet.rows, boundaryGrowth);
    if (sheet === undefined || growth === undefined || growth.ratio <= 1) return [];
    const { ratio, handoffs, boundary, rows } = growth;
    const outgrowing = rows.filter(({ volumeNow = 0, volumeAtTarget = 0 }) => volumeAtTarget > volumeNow * boundary);
    return [
      {
        finding: finding(
          "coordination-growth",
          "warning",
          { ratio, handoffs, boundary },
          outgrowing.map((row) => sheet.cell(row, "volumeAtTarget")),
        ),
        rows: outgrowing.map(({ index }) => ({ table: "handoffs", index })),
      },
    ];
  },
};
