export { dropDue, type DueDate, dueOf, nextDue, setDue, setDues, setEachDue, takeDue, type Taken } from './store.ts'
