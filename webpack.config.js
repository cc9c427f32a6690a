const path = require("node:path");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const CopyWebpackPlugin = require("copy-webpack-plugin");
const { contentSecurityPolicy, OFFICE_CDN } = require("./.webpack/contentSecurityPolicy.js");
const { FirstPaintBudget } = require("./.webpack/FirstPaintBudget.js");
const { manifestFor } = require("./.webpack/manifestFor.js");
const { ThirdPartyNotices } = require("./.webpack/ThirdPartyNotices.js");

/**
 * `--env officeJs=local` takes office.js from node_modules by the development server instead of Microsoft's CDN;
 * `--env http` uses webpack's own certificate where office-addin-dev-certs cannot install one;
 * ADDIN_URL is the address the production manifest points to.
 */
module.exports = async (env = {}, argv = {}) => {
  const production = argv.mode === "production";
  const serving = Boolean(env.WEBPACK_SERVE);
  const cdn = env.officeJs !== "local";
  const address = production ? process.env.ADDIN_URL : undefined;
  if (production && !address) console.log("ADDIN_URL is not set: dist/manifest.xml points to https://localhost:3000.");

  return {
    mode: production ? "production" : "development",
    devtool: "source-map", // separate files; the eval kinds break the content security policy
    target: ["web", "es2022"],
    entry: {
      taskpane: "./src/taskpane/index.tsx", // with the commands: the shared runtime loads this one page for both
    },
    output: {
      path: path.resolve(__dirname, "dist"),
      clean: true,
      filename: production ? "[name].[contenthash:8].js" : "[name].js",
      assetModuleFilename: "assets/[name].[contenthash:8][ext]",
    },
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          use: { loader: "ts-loader", options: { transpileOnly: true } },
        },
        { test: /\.xlsx$/, type: "asset/inline" }, // a data: URL; import it lazily
      ],
    },
    plugins: [
      new HtmlWebpackPlugin({
        filename: "taskpane.html",
        template: "./src/taskpane/taskpane.html",
        chunks: ["taskpane"],
        policy: contentSecurityPolicy({ cdn, live: serving }),
        officeJs: cdn ? `${OFFICE_CDN}/lib/1/hosted/office.js` : "/office-js/office.js",
      }),
      new CopyWebpackPlugin({
        patterns: [
          { from: "assets/*.{png,html}" },
          {
            from: "manifest.xml",
            transform: (content) => (address ? manifestFor(content.toString(), address) : content),
          },
        ],
      }),
      new ThirdPartyNotices(),
      ...(production ? [new FirstPaintBudget({ entry: "taskpane", maxKb: 180 })] : []),
    ],
    experiments: { css: true }, // a stylesheet of its own: the policy allows no inline styles
    optimization: {
      splitChunks: {
        cacheGroups: {
          // What the pane needs of others for its first paint; what only a later view needs stays with that view.
          vendors: { test: /[\\/]node_modules[\\/]/, name: "vendors", chunks: (chunk) => chunk.name === "taskpane" },
        },
      },
    },
    performance: false, // FirstPaintBudget measures what is sent
    devServer: {
      port: 3000,
      headers: { "Access-Control-Allow-Origin": "*" },
      static: cdn
        ? false
        : {
            directory: path.resolve(__dirname, "node_modules/@microsoft/office-js/dist"),
            publicPath: "/office-js",
            watch: false,
          },
      server: {
        type: "https",
        options: serving && !env.http ? await require("office-addin-dev-certs").getHttpsServerOptions() : {},
      },
    },
  };
};
