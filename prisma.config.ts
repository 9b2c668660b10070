import { defineConfig } from 'prisma/config'

// Generating the client is WebAssembly; this keeps the prisma command from downloading an engine that is never run.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
