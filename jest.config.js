/** Everything runs in Node: the tests that need a window make their own, with the real office.js in it. */

/** The globals of a test are looked up slowly, a hundred times so in a hot loop: these are handed to every module. */
const HOT_GLOBALS = [
  ...["Array", "Map", "Object", "String", "Number", "Math", "JSON"],
  ...["Float64Array", "Int32Array", "Uint8Array", "Uint32Array"],
];

const typescript = [
  "ts-jest",
  {
    diagnostics: false,
    tsconfig: {
      isolatedModules: true,
      module: "CommonJS",
      moduleResolution: "Node10",
      ignoreDeprecations: "6.0",
      target: "ES2022",
      jsx: "react-jsx",
      esModuleInterop: true,
      resolveJsonModule: true,
    },
  },
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: "node",
  testMatch: ["<rootDir>/test/**/*.test.{ts,tsx}"],
  transform: { "^.+\\.tsx?$": typescript },
  testTimeout: 30_000,
  maxWorkers: "100%",
  sandboxInjectedGlobals: HOT_GLOBALS,
};
