/** A model that is open in ONNX Runtime, with memory for its outputs set aside once. */
import { InferenceSession, Tensor } from '../inference/onnxRuntime.ts'

export type Feeds = Readonly<Record<string, Tensor>>

/** Sizes are known: only models with a fixed batch can be opened this way. */
export class FixedSession {
  readonly inputNames: readonly string[]
  private readonly session: InferenceSession
  private readonly outputs: Map<string, Tensor>

  private constructor(session: InferenceSession) {
    this.session = session
    this.inputNames = session.inputNames
    this.outputs = new Map(session.outputMetadata.map((output) => [output.name, emptyTensor(output)]))
  }

  static async open(model: Uint8Array, options: InferenceSession.SessionOptions = {}): Promise<FixedSession> {
    return new FixedSession(await InferenceSession.create(model, options))
  }

  /** Runs the model. Outputs land in `into` where it names them, else in memory of this session's own.
   *  Feeds that the model does not read are left out. */
  async run(feeds: Feeds, into: Feeds = {}): Promise<void> {
    const wanted = Object.fromEntries(this.inputNames.map((name) => [name, fed(feeds, name)]))
    await this.session.run(wanted, { ...Object.fromEntries(this.outputs), ...into })
  }

  /** An output of the last run that was not sent elsewhere; the next run writes over it. Undefined where the model has
   *  no output of that name. */
  output(name: string): Float32Array | undefined {
    return this.outputs.get(name)?.data as Float32Array | undefined
  }

  async dispose(): Promise<void> {
    await this.session.release()
  }
}

/** A float32 tensor over numbers that are already there; without a shape it is one axis. */
export function floatTensor(values: Float32Array, shape: readonly number[] = [values.length]): Tensor {
  return new Tensor('float32', values, shape)
}

/** A tensor over numbers that are already there: big integers are int64, the rest float32. */
export function tensorOver(values: Float32Array | BigInt64Array, shape: readonly number[]): Tensor {
  return values instanceof Float32Array ? floatTensor(values, shape) : new Tensor('int64', values, shape)
}

function emptyTensor(output: InferenceSession.ValueMetadata): Tensor {
  if (!output.isTensor || output.type !== 'float32') throw new Error(`${output.name} is no tensor of float32`)
  const shape = output.shape.map((size) => {
    if (typeof size === 'string') throw new Error(`${output.name} has a free dimension, ${size}`)
    return size
  })
  return floatTensor(new Float32Array(shape.reduce((product, size) => product * size, 1)), shape)
}

function fed(feeds: Feeds, name: string): Tensor {
  const tensor = feeds[name]
  if (tensor === undefined) throw new Error(`the model wants "${name}", and has ${Object.keys(feeds).join(', ')}`)
  return tensor
}
