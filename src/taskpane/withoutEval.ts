import { config } from "zod/mini";

/** The content security policy forbids eval. Imported before anything that makes a schema. */
config({ jitless: true });
