declare module 'fontkit' {
  /** What is used of a font: which characters it can draw. */
  export type Font = { readonly hasGlyphForCodePoint: (codePoint: number) => boolean }
  export function create(bytes: Uint8Array): Font
}
