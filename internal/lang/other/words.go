package other

type language struct {
	code, name, letters string
	endings             string // separated by white space, as are the words
	words               string // function words by falling frequency
}

func table() []language {
	return []language{
		{"es", "español", "áéíñóúü",
			"ción dad ado ados ada adas ando iendo aron ieron ar er ir ía ías os as ez ero era eros ente ores anza rá", `
			de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si
			sin sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está
			mi porque qué sólo solo han yo hay vez puede todos así nos ni parte tiene él uno donde bien mismo ese
			ahora cada e otro después te otros aunque esa eso hace otra antes durante contra tras ante según dijo
			será estos estas están sido ella ellos nada cual quien desde hoy tan quienes les nuestro sino unos esto`},
		{"pt", "português", "áâãàçéêíóôõú",
			"ção ções dade ado ados ada adas ando endo aram eram ar er ir ia os as ez eiro eira ente ores ança rá ram ou eu agem", `
			de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à
			seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem
			mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm
			numa pelos elas havia seja qual será nós tenho lhe deles essas esses pelas este fosse dele disse
			segundo sobre ainda contra onde após são pode anos todos desde outro outra outros`},
		{"it", "italiano", "àèéìíîòóùú",
			"zione zioni ità ato ati ata ate ando endo are ere ire tto tti tta tte mente ezza ieri enti anti ori gli lli ssi ola uole", `
			di e il la che in a l per è un non con i una del si da le della sono al dei anche come ha più nel d
			alla lo ma o gli dell ci se delle su dal questo ed nella all hanno c essere dopo dalla ai loro stato
			due degli sul io quando tutti prima sua suo chi mi anni cosa ancora già fatto tra ne solo nell dall
			era così perché senza alle quello dove molto contro sulla poi stata tutto questa quella nei fra secondo
			ad noi lui lei ogni sempre oggi dagli sull dai fare può deve cui agli`},
		{"ca", "català", "àçèéíïòóúü·",
			"ció cions itat ats ada ades ant ent ar er ir ment esa eres ors ura ès ixen eix tge rà lla olt ents", `
			de la i que a el en l d per les un els va una no es amb del s al ha més als és dels pel com han seva
			seu són o ser també aquest aquesta però si ho molt pels hi anys perquè entre quan fins tot on sobre
			segons sense tots fer vam van havia estat pot avui després contra des així cada ni ja li ens em
			dos dues seves seus aquests aquestes aquí abans encara part durant davant mateix altres això cap
			nou qui nosaltres ells jo tan sinó ara hem fet era estan`},
		{"ro", "română", "ăâîșțşţ",
			"ția ții tate at ată ați ând ește esc ului ilor elor lor rea rile ul ii uri iei ment ască eală", `
			de în și a la cu pe că nu din o care un mai au fost se pentru este sau prin ca să sunt ce după dar
			lui al ei această acest fi am ai le cei cele iar între unei unui celor fără până către despre sa său
			ale lor când astfel dacă doar trebuie cel cea foarte toate anul îi l s ar poate vor va noi noastre
			eu el ea ele ne îl i-a așa acum decât niciun tot sub avea era erau şi către prima doi două ani
			toți aceste acestea aceea unde potrivit spus`},
		{"de", "Deutsch", "äöüß",
			"ung ungen heit keit lich isch en er em cht ten ter eln ern tät tzt rgen che chen schaft gen nde nden", `
			der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus
			er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder
			aber vor zur bis mehr durch man sein wurde sei hatte kann gegen vom können schon wenn habe seine ihre
			dann unter wir soll ich eines jahr zwei jahren diese dieser wieder keine seiner worden will zwischen
			immer was sagte alle doch ihr uns seit muss etwa laut`},
		{"nl", "Nederlands", "éëïèöü",
			"ing ingen heid lijk ijke en er cht ten eer aar eel isch aal oor eld eid ijd atie sten ngen den rde", `
			de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij of uit nog
			door over ze hij hebben naar heeft wordt worden tot was zich deze kan meer al ik je we wel geen dit
			moet had haar zal werd veel hun na tegen onder wat mensen zou wie jaar toch twee waar omdat hem
			volgens tussen mijn zo kunnen moeten gaat nu alleen zei andere want zij u men daar toen eerste
			weer onze ons hoe eens zonder`},
		{"sv", "svenska", "åäöé",
			"ning ningar het ar er or en et lig liga ade ande erna arna tion ska isk nde ster ets ens", `
			och i att det som en på är av för med den till har de inte om ett han men var jag sig från vi så kan
			när år under också efter eller nu sin där vid mot ska skulle kommer ut får finns vara hade alla andra
			mycket än här då sedan över bara in blir upp även vad få två vill man mer hon detta blev ha inom mellan
			denna varit sina hans enligt säger sade många någon oss dem kunde`},
		{"da", "dansk", "æøåé",
			"ning ninger hed er en et lig lige ede ende erne ion ske isk nde ster ets ens rne else elser", `
			og i at det er en til på som for de med af den har ikke der et om han men jeg var vi sig fra kan så
			når år under også efter eller nu sin hvor ved mod skal ville kommer ud får være havde alle andre
			meget end her da siden over kun ind bliver op hvad to vil man mere hun dette blev have inden mellem
			denne været sine hans ifølge siger sagde mange nogen os dem kunne fordi blevet`},
		{"pl", "polski", "ąćęłńóśźż",
			"ość ości nie ego emu ych ach ami ów ski ska skie cji cja ły ła ło dzie rzy czy owa owy ów iej", `
			w i na z się do nie że to o jest jak a za po od ale są co przez dla był przed czy może także już
			tylko oraz było jego była tym ze być które który który jej ich lat tak pod ma został została bardzo
			przy bez nad kiedy według mówi powiedział tego która roku będzie tej jeszcze więc nas nam też
			po ponieważ gdy wszystko można`},
		{"ru", "русский", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
			"ого ему ых ать ить ение ений ости ость ный ная ные ских ами ать ал ала или ться", `
			и в не на что с по он как это к а его но из у за то от о для же так было она бы мы был все они
			я до также если или ее еще при уже их чтобы после только может быть этом этого которые который
			была были во со том даже нет когда между под без заявил сообщил словам где россии лет года`},
		{"ar", "العربية", "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئ",
			"ات ين ون ية ان وا ها هم", `
			في من على إلى أن عن التي الذي مع هذا هذه كان ما لا بعد أو كما قال بين وقد ذلك إن لم كانت خلال قبل
			حيث كل وقال أنه عام وأن غير ولا بن حتى عند لها له أي هو هي ومن وفي قد ثم هناك بأن منذ عبر إلا تم
			وكان أكثر أمام ضد نحو فيها فيه عليه`},
	}
}
