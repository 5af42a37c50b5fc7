/**
 * Files that another application shares with Carnet. The manifest sends them as a form to `/documents/ajouter?partage`; the service worker puts
 * each in this cache and leads here. They are taken once: nothing of them stays behind.
 */
export const SHARED_CACHE = 'carnet-shared'

const nameOf = (response: Response): string => decodeURIComponent(response.headers.get('x-file-name') ?? '') || 'document'

export const takeShared = async (): Promise<readonly File[]> => {
  if (!('caches' in window) || !new URLSearchParams(location.search).has('partage')) return []
  const cache = await caches.open(SHARED_CACHE)
  const files: File[] = []
  for (const request of await cache.keys()) {
    const response = await cache.match(request)
    if (response) {
      const blob = await response.blob()
      files.push(new File([blob], nameOf(response), { type: blob.type }))
    }
    await cache.delete(request)
  }
  return files
}
