/** Who asks. Only sign-in makes one; every query of cases takes one first. */
export type Clinician = { readonly id: string; readonly displayName: string }
