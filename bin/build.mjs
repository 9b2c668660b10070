import { build } from './prepare-build.mjs'
import { loadSettings } from './settings.mjs'
import { requireSupportedNode } from './supported-node.mjs'

requireSupportedNode()
loadSettings()
process.exit(build('inherit').status ?? 1)
