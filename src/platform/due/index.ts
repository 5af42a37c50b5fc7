export { dropDue, dropDues, type DueDate, dueOf, kindsDue, nextDue, setDue, setDues, setEachDue, takeDue, type Taken } from './store.ts'
