/** Fails the build when what an entry loads before it can paint is too heavy, and prints the figure when it is not. */
const { gzipSync } = require("node:zlib");

class FirstPaintBudget {
  /** @param {{ entry: string, maxKb: number }} budget 1 KB = 1024 bytes of gzip; without office.js, which has its own cache */
  constructor(budget) {
    this.budget = budget;
  }

  apply(compiler) {
    const { entry, maxKb } = this.budget;
    const { WebpackError } = compiler.webpack;
    const logger = compiler.getInfrastructureLogger("first paint");
    compiler.hooks.thisCompilation.tap("FirstPaintBudget", (compilation) => {
      compilation.hooks.afterProcessAssets.tap("FirstPaintBudget", (assets) => {
        const files = compilation.entrypoints
          .get(entry)
          .getFiles()
          .filter((file) => /\.(js|css)$/.test(file));
        const sizes = files.map((file) => gzipSync(assets[file].buffer()).length / 1024);
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const parts = files.map((file, i) => `${file} ${sizes[i].toFixed(1)}`).join(", ");
        const sentence = `${total.toFixed(1)} of ${maxKb} KB gzip (${parts})`;
        if (total <= maxKb) logger.info(sentence);
        else compilation.errors.push(new WebpackError(`First paint is too heavy: ${sentence}`));
      });
    });
  }
}

module.exports = { FirstPaintBudget };
