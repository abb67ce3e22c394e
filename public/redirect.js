// On the page of an old address: leads on with what follows "?" and "#", as a redirect by a server does.
const target = new URL(document.currentScript.dataset.to, location.origin)
target.search ||= location.search
target.hash ||= location.hash
if (target.protocol === 'https:' || target.protocol === 'http:') location.replace(target)
