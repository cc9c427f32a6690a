/**
 * Turns the manifest of the development server into the manifest of an address where the add-in is hosted.
 * Works with and without a slash at the end of the address, and refuses what Office could not load.
 */
const DEVELOPMENT = "https://localhost:3000";
const ADDRESS = /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)*(:\d+)?(\/[\w.~-]+)*\/?$/i;

/** @param {string} manifest XML text @param {string} address such as https://gates.example.com/ */
function manifestFor(manifest, address) {
  if (!ADDRESS.test(address)) {
    throw new Error(`ADDIN_URL is "${address}"; expected an address such as https://gates.example.com/`);
  }
  return manifest.replaceAll(DEVELOPMENT, address.replace(/\/$/, ""));
}

module.exports = { manifestFor };
