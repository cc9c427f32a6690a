/** The product's own build, and beside it a page with the navigation of later views. */
const HtmlWebpackPlugin = require("html-webpack-plugin");
const path = require("node:path");
const product = require("../../webpack.config.js");

module.exports = async (env, argv) => {
  const config = await product(env, argv);
  const pane = config.plugins.find((plugin) => plugin instanceof HtmlWebpackPlugin);
  const tabs = new HtmlWebpackPlugin({ ...pane.userOptions, filename: "tabs.html", chunks: ["tabs"] });
  return {
    ...config,
    context: path.resolve(__dirname, "../.."),
    devtool: false,
    cache: {
      type: "filesystem",
      buildDependencies: { config: [__filename, require.resolve("../../webpack.config.js")] },
    },
    entry: { ...config.entry, tabs: "./test/e2e/tabsPage.tsx" },
    plugins: [...config.plugins, tabs],
  };
};
