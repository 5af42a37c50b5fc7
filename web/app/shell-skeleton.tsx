import { Skeleton } from '../ui/skeleton.tsx'

export const ShellSkeleton = () => (
  <div className="page">
    <Skeleton rows={3} />
  </div>
)
