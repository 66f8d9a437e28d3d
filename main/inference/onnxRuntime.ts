/** ONNX Runtime, told before it does anything that nothing is to be sent anywhere: its own builds report to their maker
 *  otherwise. Threads and processes that are started later inherit that. */
process.env.ORT_DISABLE_TELEMETRY = '1'

export { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node'
