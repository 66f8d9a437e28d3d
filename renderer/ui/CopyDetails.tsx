/** Copies all that a fault says, for whoever is asked about it. */
import { useState } from 'react'
import { type Fault, faultText } from '../../ml/base/fault.ts'
import { filmRoom } from '../filmRoom.ts'
import { Button } from './Button.tsx'

export function CopyDetails({ fault }: { readonly fault: Fault }) {
  const [isCopied, setCopied] = useState(false)
  const copy = async () => setCopied((await filmRoom.copyText(detailsOf(fault))).ok)
  return <Button onPress={() => void copy()}>{isCopied ? 'Copied' : 'Copy details'}</Button>
}

function detailsOf(fault: Fault): string {
  return `${faultText(fault)} [${fault.kind}]`
}
