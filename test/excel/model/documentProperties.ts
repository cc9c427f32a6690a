/** Properties of the document: the well-known ones and those a user names. */

import { refuse } from "./excelError";

export type CustomPropertyValue = string | number | boolean | Date;

export const TEXT_PROPERTIES = [
  "title",
  "subject",
  "author",
  "keywords",
  "comments",
  "lastAuthor",
  "category",
  "manager",
  "company",
] as const;
export type TextProperty = (typeof TEXT_PROPERTIES)[number];

const LONGEST = 255;

export class DocumentProperties {
  readonly texts = new Map<TextProperty, string>();
  revision = 0;
  /** ISO 8601 in UTC; undefined when the file does not say. */
  created: string | undefined;
  private readonly custom = new Map<string, { key: string; value: CustomPropertyValue }>();
  /** What differs from the opened file. */
  readonly changed = { texts: false, custom: false };

  setText(name: TextProperty, value: string): void {
    if (value.length > LONGEST && name !== "comments" && name !== "keywords") refuse("InvalidArgument");
    this.texts.set(name, value);
    this.changed.texts = true;
  }

  setRevision(revision: number): void {
    this.revision = revision;
    this.changed.texts = true;
  }

  customProperties(): { key: string; value: CustomPropertyValue }[] {
    return [...this.custom.values()];
  }

  customProperty(key: string): { key: string; value: CustomPropertyValue } | undefined {
    return this.custom.get(key.toLowerCase());
  }

  /** Adds the property, or gives it another value, whatever the case of its key. */
  setCustom(given: string, value: CustomPropertyValue): string {
    if (given === "" || given.length > LONGEST) refuse("InvalidArgument");
    if (typeof value === "string" && value.length > LONGEST) refuse("InvalidArgument");
    this.changed.custom = true;
    return this.putCustom(given, value);
  }

  /** The same for what a file says, whatever its length. */
  putCustom(given: string, value: CustomPropertyValue): string {
    const key = this.customProperty(given)?.key ?? given;
    this.custom.set(key.toLowerCase(), { key, value });
    return key;
  }

  deleteCustom(key: string): void {
    this.custom.delete(key.toLowerCase());
    this.changed.custom = true;
  }

  deleteAllCustom(): void {
    this.custom.clear();
    this.changed.custom = true;
  }
}
