export {
  dropDue,
  dropDues,
  type DueDate,
  dueOf,
  kindsDue,
  nextDue,
  setDue,
  setDueAtLatest,
  setDues,
  setEachDue,
  takeDue,
  type Taken,
} from './store.ts'
