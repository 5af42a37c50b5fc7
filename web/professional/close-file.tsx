import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { closeEmergency } from '../api/client.ts'
import { seek } from '../app/opened.ts'
import { Button } from '../ui/button.tsx'

/** The file is closed, and the access with it: nothing of it stays in this tab. What the server answers changes nothing to that. */
export const CloseFile = ({ recordId, label }: { readonly recordId: string; readonly label: string }) => {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const close = useMutation({
    mutationFn: () => closeEmergency(recordId),
    onSettled: async () => {
      seek(null)
      await navigate({ to: '/urgence' })
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(recordId) })
    },
  })
  return (
    <Button isPending={close.isPending} onPress={() => close.mutate()}>
      {label}
    </Button>
  )
}
