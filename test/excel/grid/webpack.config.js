/** The demo page: the grid over the stand-in's workbook. The pane beside it is the product's own build. */
const { createHash, randomBytes } = require("node:crypto");
const path = require("node:path");
const HtmlWebpackPlugin = require("html-webpack-plugin");
const { ProvidePlugin } = require("webpack");

const ROOT = path.resolve(__dirname, "../../..");

module.exports = () => {
  const nonce = randomBytes(16).toString("base64");
  return {
    mode: "production",
    context: ROOT,
    devtool: false,
    target: ["web", "es2022"],
    cache: { type: "filesystem", name: "demo", buildDependencies: { config: [__filename] } },
    entry: { demo: path.join(__dirname, "main.tsx") },
    output: { path: path.join(ROOT, "out/built/page"), clean: true, filename: "[name].js", chunkFilename: "[name].js" },
    resolve: { extensions: [".tsx", ".ts", ".js"] },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: /node_modules/, use: { loader: "ts-loader", options: { transpileOnly: true } } },
      ],
    },
    plugins: [
      new HtmlWebpackPlugin({
        filename: "index.html",
        template: path.join(__dirname, "page.html"),
        nonce,
        policy: policy(nonce),
      }),
      new ProvidePlugin({ Buffer: [path.join(__dirname, "browserBuffer.ts"), "Buffer"] }),
    ],
    experiments: { css: true },
    optimization: { minimize: false }, // it is read from this machine
    performance: false,
  };
};

/** Nothing from anywhere else. RevoGrid's style sheets carry the nonce; Griffel fills an empty one. */
function policy(nonce) {
  const empty = `'sha256-${createHash("sha256").update("").digest("base64")}'`;
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}' ${empty}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
