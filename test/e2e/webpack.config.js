/** A page with the navigation of later views, by the product's own rules; only looked at, so it is not made small. */
const HtmlWebpackPlugin = require("html-webpack-plugin");
const path = require("node:path");
const product = require("../../webpack.config.js");

module.exports = async (env) => {
  const config = await product({ ...env, officeJs: "local" }, { mode: "development" });
  const pane = config.plugins.find((plugin) => plugin instanceof HtmlWebpackPlugin);
  return {
    ...config,
    context: path.resolve(__dirname, "../.."),
    devtool: false,
    entry: { tabs: "./test/e2e/tabsPage.tsx" },
    plugins: [new HtmlWebpackPlugin({ ...pane.userOptions, filename: "tabs.html", chunks: ["tabs"] })],
  };
};
