import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create, type Font } from 'fontkit'

/** The faces that a summary is set in; a fallback draws what its main face has no sign for. */
export const FACES = ['regular', 'bold', 'regularFallback', 'boldFallback'] as const
export type FaceName = (typeof FACES)[number]

/** A face: the file that is embedded, and which characters it can draw. */
export type Face = { readonly bytes: Buffer; readonly font: Font }
export type Faces = Readonly<Record<FaceName, Face>>

/** Stands for a character that no face can draw. */
export const NO_GLYPH = '\uFFFD'

const MODULES = join(process.cwd(), 'node_modules')
const FILES = {
  regular: join(MODULES, '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf'),
  bold: join(MODULES, '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf'),
  regularFallback: join(MODULES, 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  boldFallback: join(MODULES, 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const satisfies Record<FaceName, string>

let loaded: Faces | null = null

function readFace(name: FaceName): Face {
  const bytes = readFileSync(FILES[name])
  return { bytes, font: create(bytes) }
}

/** The faces, read once: full files with "≥", "µ", "→", Greek and Cyrillic, to be embedded. */
export function getFaces(): Faces {
  loaded ??= {
    regular: readFace('regular'),
    bold: readFace('bold'),
    regularFallback: readFace('regularFallback'),
    boldFallback: readFace('boldFallback'),
  }
  return loaded
}
