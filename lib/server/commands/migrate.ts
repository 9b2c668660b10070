import { closeDatabase, getDatabase } from '../db'

// Opening the database is what migrates it; the server does the same when it starts.
await getDatabase()
await closeDatabase()
process.stdout.write('The database is up to date.\n')
