import { useEffect, useState } from 'react'
import { Skeleton } from '../skeleton.tsx'

/** UTF-8 when the bytes are valid UTF-8, otherwise the older Western encoding many letters still carry. */
export const decodeText = (bytes: ArrayBuffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

export const TextView = ({ blob }: { readonly blob: Blob }) => {
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    void blob.arrayBuffer().then(bytes => {
      if (wanted) setText(decodeText(bytes))
    })
    return () => {
      wanted = false
    }
  }, [blob])
  return text === null ? (
    <Skeleton rows={3} />
  ) : (
    <pre className="text-view" lang="fr">
      {text}
    </pre>
  )
}
