/** German text of the page about the site. */
import type { Words } from '../catalogue.ts'

export const about: Words['about'] = {
  intro:
    'Dieses Handbuch entsteht aus einfachen Textdateien. Jede Seite, jede Version, jede Funktion und jede Entscheidung wird vor der Veröffentlichung mit den anderen abgeglichen. Deshalb führen Links ans Ziel, und ein Name bedeutet überall dasselbe.',
  finding: 'Sich zurechtfinden',
  findingHow:
    'Drücken Sie irgendwo {slash} oder {control} {k}, um zu suchen, oder nutzen Sie die {search}. Neben einer Seite steht die Navigation ihres Abschnitts; darunter stehen die Verantwortlichen, der Tag der letzten Änderung und die Seiten, die auf sie verweisen.',
  control: 'Strg',
  search: 'Suchseite',
  fixing: 'Etwas verbessern',
  fixingHow:
    'Für jede Seite ist jemand verantwortlich, und wenn Sie die Seite bearbeiten können, führt ein Link zu ihrer Quelle. Ihre Änderungen werden geprüft: Zu jedem Fehler sehen Sie die Datei, die Zeile und die Spalte, und was stattdessen dort stehen sollte.',
  reading: 'Ohne Bildschirm oder JavaScript lesen',
  readingHow:
    'Jede Seite lässt sich ohne JavaScript lesen und drucken, und alle Links funktionieren. Nur die Suche und die Wahl zwischen heller und dunkler Darstellung brauchen es.',
}
