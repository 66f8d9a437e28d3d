/** Work on files whose expected failures come back as faults. */
import { failed, type Result } from '../ml/base/result.ts'
import { thrownFault } from './thrownFault.ts'

/** What `work` gives, or the fault behind what the file system threw; a bug goes on being thrown. */
export async function resultOfDisk<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  try {
    return await work()
  } catch (error) {
    const fault = thrownFault(error, null)
    if (fault === null) throw error
    return failed(fault)
  }
}
