import { describe, expect, it } from 'vitest'
import { addRow, countRows, listFilledRows, removeRow, toFormValues } from '@/lib/exchange/forms/form-values'

describe('the boxes of a posted form', () => {
  it('keeps what was typed, several answers included, and no other names', () => {
    const posted = new URLSearchParams('drug=a&stopReason=cost&stopReason=pregnancy&__proto__.x=1&a%5Bb%5D=2')
    expect(toFormValues(posted)).toEqual({ drug: ['a'], stopReason: ['cost', 'pregnancy'] })
  })

  it('holds no character that a database cannot store', () => {
    expect(toFormValues([['comment', 'a\0b\r\nc']])).toEqual({ comment: ['ab\nc'] })
  })

  it('counts rows up to the last that holds something; an id alone is nothing', () => {
    const values = { 'doses.0.dose': [''], 'doses.2.dose': ['50'], 'doses.3.id': ['o1'] }
    expect(listFilledRows(values, 'doses')).toEqual([2])
    expect(countRows(values, 'doses')).toBe(3)
    expect(countRows({}, 'doses')).toBe(0)
  })

  it('adds and removes a row without losing what stands in the others', () => {
    const values = { drug: ['a'], 'doses.0.dose': ['50'], 'doses.1.dose': ['100'], 'doses.2.dose': ['150'] }
    expect(addRow(values, 'doses')).toEqual({ ...values, 'doses.rows': ['4'] })
    expect(removeRow(values, 'doses', 1)).toEqual({ drug: ['a'], 'doses.0.dose': ['50'], 'doses.1.dose': ['150'] })
  })
})
