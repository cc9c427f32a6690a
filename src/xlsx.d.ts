/** A bundled workbook, as a data: URL. Import it lazily. */
declare module "*.xlsx" {
  const dataUrl: string;
  export default dataUrl;
}
