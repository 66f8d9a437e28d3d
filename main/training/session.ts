/** A model that is open in ONNX Runtime, with memory for its outputs set aside once. */
import { InferenceSession, Tensor } from 'onnxruntime-node'

export type Feeds = Readonly<Record<string, Tensor>>

/** Tensors by name in a form that can cross to another thread; big integers are int64, the rest float32. */
export type PlainFeeds = Readonly<Record<string, PlainTensor>>
export interface PlainTensor {
  readonly values: Float32Array | BigInt64Array
  readonly shape: readonly number[]
}

export function tensorsOf(feeds: PlainFeeds): Feeds {
  return Object.fromEntries(
    Object.entries(feeds).map(([name, { values, shape }]) => [
      name,
      values instanceof Float32Array ? floatTensor(values, shape) : new Tensor('int64', values, shape),
    ]),
  )
}

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

  /** The names of all outputs. */
  get outputNames(): readonly string[] {
    return this.session.outputNames
  }

  async dispose(): Promise<void> {
    await this.session.release()
  }
}

/** A float32 tensor over numbers that are already there; without a shape it is one axis. */
export function floatTensor(values: Float32Array, shape: readonly number[] = [values.length]): Tensor {
  return new Tensor('float32', values, shape)
}

/** The outputs of the network itself, among those of a training model: not the loss, gradients, or state. */
export function networkOutputs(session: FixedSession): [string, Float32Array][] {
  const own = ['loss', 'gradient', 'gradient_length']
  return session.outputNames
    .filter((name) => !own.includes(name) && !name.startsWith('next_'))
    .map((name) => [name, session.output(name) as Float32Array])
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
