package locale

// Messages about the addresses that a site leads to.
var frenchExternalMessages = map[string]Message{
	"link-gone": {
		Text:  "{address} n'existe plus : le serveur répond {status}",
		Hints: []string{"cherchez la nouvelle adresse de cette page, ou retirez le lien"},
	},
	"link-no-host": {
		Text:  "{address} ne mène nulle part : aucun serveur ne s'appelle {host}",
		Hints: []string{"vérifiez l'orthographe de l'adresse, ou retirez le lien"},
	},
	"link-private": {
		Text:  "{address} mène à un réseau privé, où les lecteurs ne peuvent pas aller : {host}",
		Hints: []string{"donnez une adresse que tout le monde peut ouvrir, ou mettez le document sur le site"},
	},
	"link-moved": {
		Text:  "{address} a déménagé définitivement : {to}",
		Hints: []string{"écrivez la nouvelle adresse à sa place"},
	},
	"link-to-home": {
		Text:  "{address} mène maintenant à l'accueil de {host} : cette page n'existe sans doute plus",
		Hints: []string{"ouvrez-la dans un navigateur et cherchez sa nouvelle adresse"},
	},
	"link-refused": {
		Text:  "{address} n'a pas pu être vérifié : le serveur répond {status}",
		Hints: []string{"ouvrez cette adresse dans un navigateur : certains serveurs ne répondent qu'aux personnes, d'autres sont en panne pour un temps"},
	},
	"link-slow": {
		Text:  "{address} n'a pas pu être vérifié : {host} n'a pas répondu à temps",
		Hints: []string{"ouvrez cette adresse dans un navigateur, ou vérifiez-la plus tard"},
	},
	"link-unreachable": {
		Text:  "{address} n'a pas pu être vérifié : pas de connexion avec {host}",
		Hints: []string{"ouvrez cette adresse dans un navigateur, ou vérifiez-la plus tard"},
	},
	"link-certificate": {
		Text:  "{address} n'a pas pu être vérifié : le certificat de {host} n'est pas accepté",
		Hints: []string{"ouvrez cette adresse dans un navigateur : s'il s'en plaint aussi, vos lecteurs verront la même mise en garde"},
	},
	"link-redirects": {
		Text:  "{address} n'a pas pu être vérifié : le serveur renvoie sans fin d'une adresse à l'autre",
		Hints: []string{"ouvrez cette adresse dans un navigateur et écrivez celle où il arrive"},
	},
	"links-offline": {
		Text:  "aucun des serveurs de {count} adresses extérieures n'a pu être joint",
		Hints: []string{"cette machine est-elle reliée à internet ? Fiche y va directement, sans passer par un proxy"},
	},
	"links-not-asked": {
		Text:  "la vérification s'est arrêtée avant la fin ; adresses extérieures restantes : {count}",
		Hints: []string{"vérifiez de nouveau, en laissant le temps qu'il faut"},
	},
}
