/** What main tells of the program itself: its version, and what was imported lately. */
import { create } from 'zustand'
import type { RecentSource } from '../../preload/values.ts'

interface Program {
  readonly version: string
  readonly recent: readonly RecentSource[]
}

export const useProgram = create<Program>(() => ({ version: '', recent: [] }))
