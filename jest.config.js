/** Everything runs in Node: the tests that need a window make their own, with the real office.js in it. */
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
};
