/** What the bench measures: our own code compiled as for the pane, in one file, so that a profile can tell it apart. */
const path = require("node:path");

const ROOT = path.join(__dirname, "../..");

module.exports = {
  mode: "production",
  target: "node20",
  entry: path.join(__dirname, "own.ts"),
  output: { path: path.join(ROOT, "out/bench"), filename: "own.cjs", library: { type: "commonjs2" } },
  resolve: { extensions: [".ts", ".js"] },
  optimization: { minimize: false },
  module: {
    rules: [{ test: /\.ts$/, exclude: /node_modules/, use: { loader: "ts-loader", options: { transpileOnly: true } } }],
  },
};
