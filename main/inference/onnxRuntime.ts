/** ONNX Runtime, only in a process in which it sends nothing anywhere. */
import '../telemetryOff.ts'

export { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node'
