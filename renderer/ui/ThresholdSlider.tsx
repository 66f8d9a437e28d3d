/** From which P(man) on the last look says man. */
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import { useSettings } from '../session/settings.ts'
import { changeThreshold, previewThreshold } from '../session/threshold.ts'
import { percentText } from './numbers.ts'
import styles from './ThresholdSlider.module.css'

const [LEAST, MOST] = [0.05, 0.95]
const STEP = 0.01

export function ThresholdSlider() {
  const threshold = useSettings((settings) => settings.threshold)
  return (
    <Slider
      className={styles.slider ?? ''}
      data-own-keys=""
      minValue={LEAST}
      maxValue={MOST}
      step={STEP}
      value={threshold}
      formatOptions={{ style: 'percent' }}
      onChange={previewThreshold}
      onChangeEnd={(value) => void changeThreshold(value)}
    >
      <Label>Says man from</Label>
      <SliderTrack className={styles.track ?? ''}>
        <SliderThumb className={styles.thumb ?? ''} />
      </SliderTrack>
      <SliderOutput className={styles.output ?? ''}>{percentText(threshold)}</SliderOutput>
    </Slider>
  )
}
