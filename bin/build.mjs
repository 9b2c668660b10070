import { build, buildIfNeeded } from './prepare-build.mjs'
import { loadSettings } from './settings.mjs'
import { requireSupportedNode } from './supported-node.mjs'

requireSupportedNode()
loadSettings()
// The benchmarks ask for a build only when there is none of these sources.
if (process.argv.includes('--if-needed')) buildIfNeeded()
else process.exit(build('inherit').status ?? 1)
