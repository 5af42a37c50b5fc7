export { dropDue, type DueDate, dueOf, nextDue, setDue, setDues, takeDue, type Taken } from './store.ts'
