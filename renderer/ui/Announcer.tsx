/** Says to screen readers what happened, without covering the film. */
import { useAnnouncement } from '../session/announcements.ts'

export function Announcer() {
  const { id, text } = useAnnouncement()
  return (
    <div role="status" className="visually-hidden">
      <span key={id}>{text}</span>
    </div>
  )
}
