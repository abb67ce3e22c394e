#!/usr/bin/env bash
# A quarter of a product manager's work, with commands alone: nothing is edited by hand. Run it in an empty folder with astro-handbook
# installed (`npm init -y && npm install astro-handbook`). Days are fixed, so it does the same whenever it runs.
set -euo pipefail

handbook() { npx handbook "$@"; }

# From here on, it's this time.
at() {
  export SOURCE_DATE_EPOCH=$(node -p "Date.parse('$1') / 1000")
  export GIT_AUTHOR_DATE=$1 GIT_COMMITTER_DATE=$1
}

save() {
  git add --all
  git -c user.name=Acme -c user.email=handbook@acme.example commit --quiet --message "$1"
}

how=--mark-sent
if [ -n "${HANDBOOK_SMTP_URL:-}" ]; then how=--send; fi

# --- The start ---------------------------------------------------------------------------------------------------------------------

at 2027-01-04T09:00:00Z
handbook init . --name Acme --site https://handbook.acme.example --yes
git init --quiet
handbook new page --id support-rota --title "Who answers support" --description "Whose turn it is this week." --status active --owner pm --body "Whoever is on the list of the week."
save "Start the handbook"
handbook edition cut 2026 --note "The year that ended"
save "Cut the edition of 2026"

# --- January: the strategy, what customers do, and the plan --------------------------------------------------------------------------

# The new strategy copies what goes on: pillars, owner, approvers and objectives. The old one ends when the new one takes effect.
at 2027-01-11T09:00:00Z
handbook new strategy --title "Reports for teams" --id reports-for-teams --supersedes product-strategy --effective 2027-01-18 --changes "[{ on: 2027-01-11, note: More customers share reports than write them. }]" --review "{ last: 2027-01-11, every: 3 months }" --body "Most people who use a report didn't write it. This year is theirs: a report says what changed, and who to ask."
handbook set objectives/reports-people-open-2027 --period "{ from: 2027-01-18, to: 2027-12-31 }" --unset draft
at 2027-01-12T15:00:00Z
handbook new insight --id pasted-into-chat --on 2027-01-12 --source interview --customer "{ ref: c-002, segment: logistics, tier: business }" --rung 3 --statement "He pastes each report into a chat and asks there what the numbers mean." --supports "[]" --recordedBy pm
handbook new insight --id questions-to-support --on 2027-01-12 --source support --customer "{ ref: c-003, segment: wholesale, tier: team }" --rung 4 --statement "Of forty messages to support in December, eleven asked who had written a report." --supports "[]" --recordedBy lead

# Issues come in. The rules of triage.yaml say what to do with them: this one is answered within a day.
handbook new issue --id report-cut-off --title "A long report is cut off in the mail" --kind bug --opened 2027-01-12 --severity critical --status new --reporter Support --area reports --draft false
handbook new issue --id mail-arrives-twice --title "A mail arrives twice" --kind bug --opened 2027-01-12 --severity low --status new --reporter Support --area reports --draft false
handbook remind
handbook set backlog/report-cut-off --status triaged --priority p1
handbook set backlog/mail-arrives-twice --status triaged --priority p3 --size S

# Whoever reported an issue showed what customers need.
handbook new insight --from backlog/report-cut-off --id cut-off-reports --source support --customer "{ ref: c-003, segment: wholesale, tier: team }" --rung 4 --statement "She sent the report again by hand, because the end was missing." --recordedBy lead --draft false --body ""

# The new strategy takes effect. Its objective begins, and the one before it ends.
at 2027-01-18T09:00:00Z
handbook set objectives/reports-people-open --status missed
handbook set strategy/reports-for-teams --status active
handbook objective read reports-people-open-2027 opened 41

handbook new roadmap --id comments --title "Comments in reports" --horizon later --status considering --area reports --owner pm --objectives "[reports-people-open-2027]" --body "Ask about a number where it stands. Whoever wrote the report is told." --draft false
handbook set insights/pasted-into-chat --supports "[comments]"
handbook set insights/questions-to-support --supports "[comments]"
handbook roadmap move comments next --reason "Two customers ask elsewhere what a number means."
handbook rank
save "Plan the year"

# --- February: a milestone that ships one thing and not the other ------------------------------------------------------------------

at 2027-01-25T09:00:00Z
handbook milestone settle first mail-in-dark-mode shipped
handbook set backlog/mail-in-dark-mode --status done
handbook set milestones/first --status closed
handbook new insight --id question-in-a-call --on 2027-01-22 --source sales --customer "{ ref: c-004, segment: retail, tier: team }" --rung 3 --statement "In a call about the price, she asked how her team could ask about a number." --supports "[comments]" --recordedBy pm
handbook roadmap move comments now --reason "It's what the new strategy begins with."
handbook new milestone --id second --title "Second milestone" --dri pm --start 2027-01-25 --due 2027-02-22 --status active --capacity 8 --goals "[{ text: People ask about a number where they read it., objective: reports-people-open-2027 }]" --scope "[{ item: comments, commitment: committed, announce: true }, { item: report-cut-off, commitment: committed, announce: true }, { item: mail-arrives-twice, commitment: stretch, announce: { no: Nobody noticed but us. } }]" --body "Four weeks, two people." --draft false
handbook new milestone --id third --title "Third milestone" --dri pm --start 2027-02-23 --due 2027-03-22 --status planned --capacity 8 --goals "[{ text: Reports reach every team., objective: reports-people-open-2027 }]" --scope "[]" --body "What slipped comes first." --draft false
handbook set roadmap/comments --milestone second --status in-progress
handbook new release --title 1.1 --date 2027-02-22 --status planned --offering self-hosted --milestone second --headline "Comments in reports" --body "" --draft false
save "Plan the second milestone"

at 2027-02-22T09:00:00Z
handbook new changelog --from roadmap/comments --id comments-in-reports --title "Ask about a number where it stands" --description "Comments in a report reach the person who wrote it." --type added --features "[scheduled-reports]" --authors "[pm]" --date 2027-02-22 --release 1.1 --status in-review --body "Select a number and choose **Comment**. Whoever wrote the report gets a mail with your question and a link to the number."
handbook changelog approve comments-in-reports --by lead
handbook set changelog/comments-in-reports --status approved --publishAt 2027-02-22T15:00:00Z
handbook due --within 8h
handbook new changelog --from backlog/report-cut-off --id long-reports --title "Long reports arrive whole" --description "A report of any length arrives by mail as a whole." --type fixed --features "[scheduled-reports]" --authors "[lead]" --date 2027-02-22 --release 1.1 --status in-review --body "Mails with reports of more than 500 lines were cut off. They aren't any more."
handbook changelog approve long-reports --by pm
handbook set changelog/long-reports --status approved --publishAt 2027-02-22T15:00:00Z
handbook milestone settle second comments shipped
handbook set roadmap/comments --status shipped
handbook milestone settle second report-cut-off shipped
handbook set backlog/report-cut-off --status done
handbook milestone settle second mail-arrives-twice slipped --to third --reason "We couldn't make it happen again."
handbook set releases/1.1 --status released
handbook set milestones/second --status closed --release 1.1
handbook set milestones/third --status active
save "Ship 1.1"

at 2027-02-22T16:00:00Z
handbook set changelog/comments-in-reports --status published
handbook set changelog/long-reports --status published
# With a mail server in the environment it's sent; else it's printed, for another program to send.
handbook broadcast 1.1 --channel email $how
handbook broadcast 1.1 --channel slack --mark-sent
handbook digest --since 2027-02-15
save "Announce 1.1"

# --- March: plans, a decision, people, and an end -----------------------------------------------------------------------------------

at 2027-03-08T09:00:00Z
handbook new decision --id 0002-mail-shows-small-charts --title "Mail shows small charts" --status proposed --on 2027-03-08 --deciders "[pm, lead]" --supersedes "[0001-plain-numbers-in-mail]" --affects "[features/scheduled-reports]" --owner pm --body "Mail programs show pictures now. A line as small as a word says more than two numbers." --draft false
handbook set decisions/0002-mail-shows-small-charts --status accepted
handbook new release --title 1.2 --date 2027-03-15 --status planned --offering self-hosted --headline "Reports for every team" --body "" --draft false
handbook feature move scheduled-reports --to team --offering self-hosted --since 2027-03-15
handbook new changelog --id reports-for-every-team --title "Every plan can send reports" --description "Team on Self-hosted sends reports by mail, too." --type changed --features "[scheduled-reports]" --authors "[pm]" --live "[{ offering: self-hosted, on: 2027-03-15 }]" --release 1.2 --status in-review --body "Reports by mail were part of Business on Self-hosted. From March 15, Team has them, too."
handbook changelog approve reports-for-every-team --by lead
handbook set changelog/reports-for-every-team --status approved --publishAt 2027-03-15T09:00:00Z
save "Move reports by mail to Team"

at 2027-03-15T09:00:00Z
handbook set releases/1.2 --status released
handbook set changelog/reports-for-every-team --status published
handbook new person --id designer --name "Product Designer" --role product-manager --active true
handbook set openings/product-manager --status closed
handbook set handbook/planning --review "{ last: 2027-03-15, every: 6 months }"
handbook move handbook/planning handbook/how-we-plan
handbook retire handbook/support-rota --to handbook/how-we-plan
save "Ship 1.2"
handbook edition cut 2027-q1 --note "The first quarter"
save "Cut the edition of the quarter"

handbook diff 2026 2027-q1
handbook check
handbook build --out site/public
handbook build --out site/staff --audience staff
