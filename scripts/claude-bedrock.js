// biome-ignore-all lint/style/useNodejsImportProtocol: Node 10 knows no node: prefix.
// biome-ignore-all lint/correctness/noInnerDeclarations: it is the top of a CommonJS file.
// Stands before the program in scripts/claude-bedrock.js. The launcher takes a Node on trust, because to ask it for its
// version costs a start of Node; one that is too old hands over to the launcher again, which then looks for another.
// Written, as the built program is, so that Node 10 can still read it.
if (parseInt(process.versions.node, 10) < 20) {
  process.env.CLAUDE_BEDROCK_OLD_NODE = process.execPath;
  var ended = require('child_process').spawnSync(
    require('path').join(__dirname, '..', 'bin', 'claude-bedrock'),
    process.argv.slice(2),
    { stdio: 'inherit' },
  );
  process.exit(ended.status === null ? 1 : ended.status);
}

"use strict";var k=require("path");var g=require("path"),H=10080*60*1e3;function x(e,n){let{version:r,versions:t,arch:o}=process;return(0,g.join)(e,`${r}-${t.v8}-${o}`,n)}var M=["accounts","doctor","login","models","profile","reset","setup","status"],T=["session-start","setup","reset"];function O([e="",...n],r){if(!r.CLAUDE_BEDROCK_NO_CACHE){if(e==="hook")return U(n[0]);if(M.includes(e))return{name:e,mostFiles:n.includes("--auth-refresh")?0:Number.POSITIVE_INFINITY}}}function U(e=""){return T.includes(e)?{name:"hook",mostFiles:1}:e==="doctor"?{name:"doctor",mostFiles:0}:void 0}var d=require("fs"),S=require("path"),C=require("vm");var s=require("fs"),B=1,p=6*Float64Array.BYTES_PER_ELEMENT;function E(e,n){let r=I(e,n.uid);if(r===void 0||r.length<p)return;let{buffer:t,byteOffset:o}=r,c=new Float64Array(t,o,p/Float64Array.BYTES_PER_ELEMENT),[,,,,i,a=0]=c,l=i===1;if(D(n,l,a).some((N,R)=>N!==c[R])||r.length!==p+2*a)return;let u=o+p,m=new Uint8Array(t,u,a),v=new Uint8Array(t,u+a,a);return Buffer.compare(m,v)===0?{data:m,isOfSuccess:l}:void 0}function D(e,n,r){return[B,e.size,e.mtimeMs,e.ctimeMs,Number(n),r]}function I(e,n){let r;try{let{O_RDONLY:t,O_NOFOLLOW:o=0,O_NONBLOCK:c=0}=s.constants;return r=(0,s.openSync)(e,t|o|c),(0,s.fstatSync)(r).uid===n?(0,s.readFileSync)(r):void 0}catch{return}finally{r!==void 0&&(0,s.closeSync)(r)}}var[_,K]=["(function (exports, require, module, __filename, __dirname) { ",`
})`];function w(e,n,r){let t=new Map,o=[];function c(i){if(!i.startsWith("./"))return r(i);let a=t.get(i);if(a)return a.exports;let l=(0,S.join)(e,i),y=j(l,(0,S.join)(n,i));o.push(y);let u={exports:{}};t.set(i,u);try{y.script.runInThisContext().call(u.exports,u.exports,c,u,l,e)}catch(m){throw t.delete(i),m}return u.exports}return{load:c,files:o}}function L({kept:e},n){return!e||n&&!e.isOfSuccess}function j(e,n){let{text:r,source:t}=W(e),o=E(n,t),c=new C.Script(_+r+K,{filename:e,columnOffset:-_.length,...o&&{cachedData:o.data}});return{script:c,source:t,cacheFile:n,kept:c.cachedDataRejected?void 0:o}}function W(e){let n=(0,d.openSync)(e,"r");try{return{source:(0,d.fstatSync)(n),text:(0,d.readFileSync)(n,"utf8")}}finally{(0,d.closeSync)(n)}}var A=process.argv.slice(2),h=O(A,process.env),F=require,f=h&&w(__dirname,x((0,k.join)(__dirname,".cache"),h.name),F),b,{program:Y}=((b=f==null?void 0:f.load)!=null?b:F)("./program.js"),q=()=>F("./keep-cache.js");Y(A).then(e=>{var t;let n=e===0,r=(t=f==null?void 0:f.files)!=null?t:[];h&&e!==130&&r.length<=h.mostFiles&&r.some(o=>L(o,n))&&q().keep(r,n),process.exit(e)});
