/** The manifest with the development server's address replaced by `address`; throws when that is not an https address. */
export function manifestFor(manifest: string, address: string): string;
