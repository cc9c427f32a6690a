/**
 * The policy in the pane's <meta> tag. No inline script, no eval, nothing from other sites but office.js.
 * `frame-ancestors` has no effect in a <meta> tag: the host's response header has to send it.
 */
const { createHash } = require("node:crypto");

const OFFICE_CDN = "https://appsforoffice.microsoft.com";

/** Inline styles by content: the empty <style> that Griffel fills through CSSOM, and office.js's hidden iframe. */
const INLINE_STYLES = ["", "display:none"].map(
  (css) => `'sha256-${createHash("sha256").update(css).digest("base64")}'`,
);

/** @param {{ cdn: boolean, live: boolean }} where office.js from Microsoft's CDN; pages of the development server */
function contentSecurityPolicy({ cdn, live }) {
  const directives = {
    "default-src": ["'none'"],
    "script-src": ["'self'", ...(cdn ? [OFFICE_CDN] : [])],
    "style-src": ["'self'", "'unsafe-hashes'", ...INLINE_STYLES],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...(live ? ["wss://localhost:3000"] : [])], // older Safari: 'self' leaves out wss
    "worker-src": ["'self'"],
    "frame-src": ["https://telemetryservice.firstpartyapps.oaspapps.com"], // office.js opens this frame in Excel
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

module.exports = { contentSecurityPolicy, OFFICE_CDN };
