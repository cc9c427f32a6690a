/** npm run test:deep: the property tests, fifty times as long. */
const { spawnSync } = require("node:child_process");

const { status } = spawnSync(
  process.execPath,
  [require.resolve("jest/bin/jest"), "test/domain", "test/tabular", "test/workflows/longWay", "--testTimeout=1800000"],
  {
    stdio: "inherit",
    env: { ...process.env, DEEP: "50" },
  },
);
process.exitCode = status ?? 1;
