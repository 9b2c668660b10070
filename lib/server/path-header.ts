/** Where `proxy.ts` writes the path that was asked for, since pages cannot see it. */
export const PATH_HEADER = 'x-fair-trial-path'
