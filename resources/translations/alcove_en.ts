<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name></name>
    <message numerus="yes">
        <source>backups that you wrote earlier still hold it, and so (does/do) %n cop(y/ies) in the data folder, which Settings can delete</source>
        <translation>
            <numerusform>backups that you wrote earlier still hold it, and so does %n copy in the data folder, which Settings can delete</numerusform>
            <numerusform>backups that you wrote earlier still hold it, and so do %n copies in the data folder, which Settings can delete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No file holds these words; the nearest in meaning in %n file(s)</source>
        <translation>
            <numerusform>No file holds these words; the nearest in meaning in %n file</numerusform>
            <numerusform>No file holds these words; the nearest in meaning in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The best %n place(s) in {files}</source>
        <translation>
            <numerusform>The best %n place in {files}</numerusform>
            <numerusform>The best %n places in {files}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in {files}</source>
        <translation>
            <numerusform>%n place in {files}</numerusform>
            <numerusform>%n places in {files}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Its files stay on the disk. %n file(s) can then no longer be found here.</source>
        <translation>
            <numerusform>Its files stay on the disk. %n file can then no longer be found here.</numerusform>
            <numerusform>Its files stay on the disk. %n files can then no longer be found here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>passages used, of %n candidate(s)</source>
        <translation>
            <numerusform>passages used, of %n candidate</numerusform>
            <numerusform>passages used, of %n candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>quote(s)</source>
        <translation>
            <numerusform>quote</numerusform>
            <numerusform>quotes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of them read by the model, in a prompt of %n token(s)</source>
        <translation>
            <numerusform>of them read by the model, in a prompt of %n token</numerusform>
            <numerusform>of them read by the model, in a prompt of %n tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cop(y/ies), {size}</source>
        <translation>
            <numerusform>%n copy, {size}</numerusform>
            <numerusform>%n copies, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) wrong:</source>
        <translation>
            <numerusform>%n thing wrong:</numerusform>
            <numerusform>%n things wrong:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All is well: %n check(s) found nothing wrong.</source>
        <translation>
            <numerusform>All is well: %n check found nothing wrong.</numerusform>
            <numerusform>All is well: %n checks found nothing wrong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), the latest first. There were no others.</source>
        <translation>
            <numerusform>%n connection, the latest first. There were no others.</numerusform>
            <numerusform>%n connections, the latest first. There were no others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n row(s) answered, {failed} could not be.</source>
        <translation>
            <numerusform>{done} of %n row answered, {failed} could not be.</numerusform>
            <numerusform>{done} of %n rows answered, {failed} could not be.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n row(s) answered.</source>
        <translation>
            <numerusform>{done} of %n row answered.</numerusform>
            <numerusform>{done} of %n rows answered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held-out example(s); {metric}.</source>
        <translation>
            <numerusform>%n held-out example; {metric}.</numerusform>
            <numerusform>%n held-out examples; {metric}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) read</source>
        <translation>
            <numerusform>%n token read</numerusform>
            <numerusform>%n tokens read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Set aside (%n)</source>
        <translation>
            <numerusform>Set aside (%n)</numerusform>
            <numerusform>Set aside (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The %n passage(s) of this example</source>
        <translation>
            <numerusform>The %n passage of this example</numerusform>
            <numerusform>The %n passages of this example</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) of {kind}</source>
        <translation>
            <numerusform>%n example of {kind}</numerusform>
            <numerusform>%n examples of {kind}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n label(s)</source>
        <translation>
            <numerusform>%n label</numerusform>
            <numerusform>%n labels</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set aside, which are kept but not learnt from</source>
        <translation>
            <numerusform>%n set aside, which are kept but not learnt from</numerusform>
            <numerusform>%n set aside, which are kept but not learnt from</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more (is/are) needed before it can be taught</source>
        <translation>
            <numerusform>%n more is needed before it can be taught</numerusform>
            <numerusform>%n more are needed before it can be taught</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) pasted</source>
        <translation>
            <numerusform>%n example pasted</numerusform>
            <numerusform>%n examples pasted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) without two or three columns left out</source>
        <translation>
            <numerusform>%n row without two or three columns left out</numerusform>
            <numerusform>%n rows without two or three columns left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) deleted</source>
        <translation>
            <numerusform>%n example deleted</numerusform>
            <numerusform>%n examples deleted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) imported from {file}</source>
        <translation>
            <numerusform>%n example imported from {file}</numerusform>
            <numerusform>%n examples imported from {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set aside</source>
        <translation>
            <numerusform>%n set aside</numerusform>
            <numerusform>%n set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) written to {file}</source>
        <translation>
            <numerusform>%n example written to {file}</numerusform>
            <numerusform>%n examples written to {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{format}, %n row(s): {kind}. These are the first, as they would be kept in “{skill}”.</source>
        <translation>
            <numerusform>{format}, %n row: {kind}. These are the first, as they would be kept in “{skill}”.</numerusform>
            <numerusform>{format}, %n rows: {kind}. These are the first, as they would be kept in “{skill}”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) (is/are) set aside: not learnt from until mended; copies are left out</source>
        <translation>
            <numerusform>%n row is set aside: not learnt from until mended; copies are left out</numerusform>
            <numerusform>%n rows are set aside: not learnt from until mended; copies are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n example(s) (is/are) set aside</source>
        <translation>
            <numerusform>%n example is set aside</numerusform>
            <numerusform>%n examples are set aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The parts that train a model (PyTorch and %n more package(s)) are not on this computer. Setting them up fetches {download} from the Python Package Index once and takes {disk} of disk; it trains on {device}. Nothing of yours is sent. From then on, teaching needs no network.</source>
        <translation>
            <numerusform>The parts that train a model (PyTorch and %n more package) are not on this computer. Setting them up fetches {download} from the Python Package Index once and takes {disk} of disk; it trains on {device}. Nothing of yours is sent. From then on, teaching needs no network.</numerusform>
            <numerusform>The parts that train a model (PyTorch and %n more packages) are not on this computer. Setting them up fetches {download} from the Python Package Index once and takes {disk} of disk; it trains on {device}. Nothing of yours is sent. From then on, teaching needs no network.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held-out example(s), worst first: {better} better than before, {worse} worse</source>
        <translation>
            <numerusform>%n held-out example, worst first: {better} better than before, {worse} worse</numerusform>
            <numerusform>%n held-out examples, worst first: {better} better than before, {worse} worse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) (was/were) not read: {reasons}.</source>
        <translation>
            <numerusform>%n file was not read: {reasons}.</numerusform>
            <numerusform>%n files were not read: {reasons}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) (is/are) still waiting to be read.</source>
        <translation>
            <numerusform>%n file is still waiting to be read.</numerusform>
            <numerusform>%n files are still waiting to be read.</numerusform>
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
            <numerusform>other reasons (%n)</numerusform>
            <numerusform>other reasons (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more folder(s) to look at after this one.</source>
        <translation>
            <numerusform>%n more folder to look at after this one.</numerusform>
            <numerusform>%n more folders to look at after this one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking at names and sizes… %n file(s) so far</source>
        <translation>
            <numerusform>Looking at names and sizes… %n file so far</numerusform>
            <numerusform>Looking at names and sizes… %n files so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) would be read, {size} in all.</source>
        <translation>
            <numerusform>%n file would be read, {size} in all.</numerusform>
            <numerusform>%n files would be read, {size} in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The new answer takes the place of this one and %n question(s) after it.</source>
        <translation>
            <numerusform>The new answer takes the place of this one and %n question after it.</numerusform>
            <numerusform>The new answer takes the place of this one and %n questions after it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cited</source>
        <translation>
            <numerusform>%n cited</numerusform>
            <numerusform>%n cited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{read} of %n file(s) had been read when this was answered.</source>
        <translation>
            <numerusform>{read} of %n file had been read when this was answered.</numerusform>
            <numerusform>{read} of %n files had been read when this was answered.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looked at {looked} of %n file(s)</source>
        <translation>
            <numerusform>Looked at {looked} of %n file</numerusform>
            <numerusform>Looked at {looked} of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read whole: {looked} of %n file(s)</source>
        <translation>
            <numerusform>Read whole: {looked} of %n file</numerusform>
            <numerusform>Read whole: {looked} of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Passages from {looked} of %n file(s)</source>
        <translation>
            <numerusform>Passages from {looked} of %n file</numerusform>
            <numerusform>Passages from {looked} of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) searchable</source>
        <translation>
            <numerusform>%n file searchable</numerusform>
            <numerusform>%n files searchable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) found: {programs}</source>
        <translation>
            <numerusform>%n model found: {programs}</numerusform>
            <numerusform>%n models found: {programs}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n token(s) of context.</source>
        <translation>
            <numerusform>%n token of context.</numerusform>
            <numerusform>%n tokens of context.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s)</source>
        <translation>
            <numerusform>%n thread</numerusform>
            <numerusform>%n threads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n file(s)</source>
        <translation>
            <numerusform>{done} of %n file</numerusform>
            <numerusform>{done} of %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s)</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passage(s)</source>
        <translation>
            <numerusform>%n passage</numerusform>
            <numerusform>%n passages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) after this one.</source>
        <translation>
            <numerusform>%n more file after this one.</numerusform>
            <numerusform>%n more files after this one.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still to be looked at: %n folder(s)</source>
        <translation>
            <numerusform>Still to be looked at: %n folder</numerusform>
            <numerusform>Still to be looked at: %n folders</numerusform>
        </translation>
    </message>
</context>
</TS>
