import type { RuleId } from './rules'

type Sample = { readonly file: string; readonly text: string }

/** For each rule what breaks it, each on its own, and what only looks like it. */
export const SAMPLES = {
  direction: {
    bad: [
      { file: 'lib/domain/a.ts', text: "import { x } from '@/lib/rules/real'" },
      { file: 'lib/domain/a.ts', text: "import type { X } from '../rules/real'" },
      { file: 'lib/domain/a.ts', text: "type X = import('@/lib/rules/real').X" },
      { file: 'lib/rules/a.ts', text: "export const load = () => import('@/lib/exchange/real')" },
      { file: 'lib/rules/a.ts', text: 'export const load = (name: string) => import(name)' },
      { file: 'lib/exchange/a.ts', text: "import '@/components/real'" },
      { file: 'lib/exchange/a.ts', text: "import { x } from './pdf-real'" },
      { file: 'lib/server/a.ts', text: "import { x } from '@/app/real'" },
      { file: 'components/a.tsx', text: "import { x } from '@/lib/server/real'" },
      { file: 'app/page.tsx', text: "import { x } from '@/tests/real'" },
      { file: 'app/page.tsx', text: "import { x } from '@/prisma/real'" },
      { file: 'bin/a.ts', text: "import { x } from '@/bench/real'" },
    ],
    good: [
      { file: 'lib/exchange/a.ts', text: "import { x } from '@/lib/rules/real'\nimport { y } from '../domain/real'" },
      { file: 'app/a.ts', text: "import { x } from '@/lib/server/real'" },
      { file: 'lib/domain/a.ts', text: "// import { x } from '@/lib/rules/real'\nexport const a = 'import x from y'" },
    ],
  },
  'pure packages': {
    bad: [
      { file: 'lib/domain/a.ts', text: "import { useState } from 'react'" },
      { file: 'lib/rules/a.ts', text: "import { readFileSync } from 'node:fs'" },
      { file: 'lib/rules/a.ts', text: "import { readFileSync } from 'fs'" },
      { file: 'lib/rules/a.ts', text: "import { z } from 'zod'" },
      { file: 'lib/exchange/a.ts', text: "import { headers } from 'next/headers'" },
      { file: 'lib/exchange/a.ts', text: "import type { PrismaClient } from '@prisma/client'" },
      { file: 'components/a.tsx', text: "import path from 'node:path'" },
    ],
    good: [
      { file: 'lib/domain/a.ts', text: "import { z } from 'zod'" },
      { file: 'lib/exchange/a.ts', text: "import { stringify } from 'csv-stringify/sync'" },
      { file: 'lib/exchange/summary-pdf.ts', text: "import PDFDocument from 'pdfkit'\nimport 'node:fs'" },
    ],
  },
  'kept packages': {
    bad: [
      { file: 'app/a.ts', text: "import { PrismaClient } from '@prisma/client'" },
      { file: 'components/a.tsx', text: "import { getServerSession } from 'next-auth'" },
      { file: 'components/a.tsx', text: "import { z } from 'zod'" },
      { file: 'bin/a.ts', text: "import next from 'next'" },
      { file: 'bin/a.ts', text: "import jsonLogic from 'json-logic-js'" },
      { file: 'tests/a.test.ts', text: "import { Engine } from 'json-rules-engine'" },
      { file: 'app/a.ts', text: "import { Executor } from 'cql-execution'" },
      { file: 'app/a.ts', text: "import PDFDocument from 'pdfkit'" },
    ],
    good: [{ file: 'components/a.tsx', text: "import Link from 'next/link'\nimport { useState } from 'react'" }],
  },
  'declared packages': {
    bad: [
      { file: 'lib/server/a.ts', text: "import { map } from 'lodash'" },
      { file: 'app/a.ts', text: "import { it } from 'vitest'" },
    ],
    good: [{ file: 'tests/a.test.ts', text: "import { it } from 'vitest'" }],
  },
  'imports resolve': {
    bad: [
      { file: 'app/a.ts', text: "import { x } from '@/lib/rules/nowhere'" },
      { file: 'app/a.ts', text: "import './nowhere.css'" },
    ],
    good: [{ file: 'app/a.ts', text: "import './real.css'" }],
  },
  'clock and chance': {
    bad: [
      { file: 'lib/domain/a.ts', text: 'export const now = () => Date.now()' },
      { file: 'lib/rules/a.ts', text: 'export const now = () => new Date()' },
      { file: 'lib/rules/a.ts', text: 'export const now = () => new Date' },
      { file: 'lib/exchange/a.ts', text: 'export const now = () => Date()' },
      { file: 'lib/exchange/pdf-a.ts', text: 'export const now = () => new Date()' },
      { file: 'lib/exchange/a.ts', text: 'export const id = () => globalThis.crypto.randomUUID()' },
      { file: 'lib/rules/a.ts', text: 'export const x = Math.random()' },
      { file: 'components/a.tsx', text: 'export const Today = () => <p>{new Date().toString()}</p>' },
    ],
    good: [{ file: 'lib/domain/a.ts', text: 'export const day = (ms: number) => new Date(ms)' }],
  },
  'outside world': {
    bad: [
      { file: 'lib/rules/a.ts', text: "export const load = () => fetch('/x')" },
      { file: 'lib/exchange/a.ts', text: "export const x = Buffer.from('x')" },
      { file: 'lib/domain/a.ts', text: 'export const platform = process.platform' },
    ],
    good: [
      { file: 'lib/rules/a.ts', text: 'export const run = (process: { id: string }) => process.id' },
      { file: 'lib/rules/a.ts', text: 'export const x = { fetch: 1 }' },
    ],
  },
  environment: {
    bad: [
      { file: 'lib/server/a.ts', text: 'export const url = process.env.DATABASE_URL' },
      { file: 'app/a.ts', text: "export const url = process.env['DATABASE_URL']" },
    ],
    good: [
      { file: 'lib/server/env.ts', text: 'export const url = process.env.DATABASE_URL' },
      { file: 'instrumentation.ts', text: "export const isNode = process.env.NEXT_RUNTIME === 'nodejs'" },
    ],
  },
  'database client': {
    bad: [
      { file: 'lib/server/a.ts', text: "import { PrismaClient } from './real'\nexport const db = new PrismaClient()" },
    ],
    good: [
      { file: 'lib/server/db.ts', text: "import { PrismaClient } from './real'\nexport const db = new PrismaClient()" },
    ],
  },
  'default export': {
    bad: [
      { file: 'lib/rules/a.ts', text: 'export default 1' },
      { file: 'components/a.tsx', text: 'export default function A() { return null }' },
      { file: 'app/a.ts', text: 'const a = 1\nexport { a as default }' },
    ],
    good: [
      { file: 'app/cases/[caseId]/page.tsx', text: 'export default function Page() { return null }' },
      { file: 'next.config.ts', text: 'export default {}' },
    ],
  },
  barrel: {
    bad: [
      { file: 'lib/rules/a.ts', text: "export * from './real'" },
      { file: 'lib/rules/a.ts', text: "export { x } from './real'" },
      { file: 'lib/rules/index.ts', text: 'export const a = 1' },
    ],
    good: [{ file: 'lib/rules/a.ts', text: 'const a = 1\nexport { a }' }],
  },
  length: {
    bad: [{ file: 'lib/rules/a.ts', text: 'export const a = () => {}\n'.repeat(251) }],
    good: [
      { file: 'lib/rules/a.ts', text: 'export const a = () => {}\n'.repeat(250) },
      { file: 'lib/rules/a.ts', text: `export const table = [\n${'  1,\n'.repeat(900)}]\n` },
    ],
  },
  assertion: {
    bad: [
      { file: 'lib/rules/a.ts', text: 'export const a = (x: unknown) => x as string' },
      { file: 'lib/server/a.ts', text: 'export const a = (x: unknown) => <string>x' },
    ],
    good: [{ file: 'lib/rules/a.ts', text: 'export const a = [1] as const' }],
  },
  class: {
    bad: [{ file: 'lib/rules/a.ts', text: 'export class Trial {}' }],
    good: [{ file: 'lib/server/a.ts', text: 'export class Durable extends Error {}' }],
  },
  names: {
    bad: [
      { file: 'lib/rules/assessTrial.ts', text: '' },
      { file: 'components/TrialCard.tsx', text: '' },
      { file: 'lib/server/utils/a.ts', text: '' },
    ],
    good: [
      { file: 'app/(open)/cases/[caseId]/trials/page.tsx', text: '' },
      { file: 'app/api/auth/[...nextauth]/route.ts', text: '' },
    ],
  },
} satisfies Record<RuleId, { readonly bad: readonly Sample[]; readonly good: readonly Sample[] }>
