//! `server`: an asynchronous key-value server on tokio, and its clients. All connections are alive at once, each a
//! task on either side, over streams in memory; the requests are as many in every run.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufStream, DuplexStream};
use tokio::runtime::Builder;
use tokio::task::JoinSet;

use crate::random::Random;

/// Connections, all alive until the last is done.
const CONNECTIONS: usize = 5_000;
/// Requests of a connection.
const REQUESTS: usize = 300;
/// Keys that a connection has for itself.
const KEYS: usize = 100;
/// Threads of the runtime.
const THREADS: usize = 2;
/// Bytes that either direction of a stream holds.
const IN_FLIGHT: usize = 2048;
/// The most bytes of a value, as doublings of eight.
const DOUBLINGS: u32 = 9;
/// Parts of the store, each under a lock of its own.
const SHARDS: usize = 64;

/// What goes wrong, in words.
type Trouble = Box<dyn core::error::Error + Send + Sync>;

/// The values, by key.
struct Values(Vec<RwLock<HashMap<String, Arc<[u8]>>>>);

impl Values {
    fn new() -> Self {
        Self((0..SHARDS).map(|_| RwLock::default()).collect())
    }

    fn shard(&self, key: &str) -> &RwLock<HashMap<String, Arc<[u8]>>> {
        let hash = key
            .bytes()
            .fold(5381_usize, |hash, byte| hash.wrapping_mul(33) ^ usize::from(byte));
        &self.0[hash % SHARDS]
    }

    fn get(&self, key: &str) -> Option<Arc<[u8]>> {
        let shard = self.shard(key).read().unwrap_or_else(PoisonError::into_inner);
        shard.get(key).cloned()
    }

    fn put(&self, key: &str, value: Arc<[u8]>) {
        let mut shard = self.shard(key).write().unwrap_or_else(PoisonError::into_inner);
        shard.insert(key.to_owned(), value);
    }

    fn count(&self) -> (usize, usize) {
        let mut sum = (0, 0);
        for shard in &self.0 {
            let shard = shard.read().unwrap_or_else(PoisonError::into_inner);
            sum.0 += shard.len();
            sum.1 += shard.values().map(|value| value.len()).sum::<usize>();
        }
        sum
    }
}

pub(crate) fn run(_: &[PathBuf]) -> Result<String, String> {
    let runtime = Builder::new_multi_thread()
        .worker_threads(THREADS)
        .build()
        .map_err(|error| error.to_string())?;
    runtime
        .block_on(serve(CONNECTIONS))
        .map_err(|error| error.to_string())
}

/// Connects everybody, and waits until all is done.
async fn serve(connections: usize) -> Result<String, Trouble> {
    let values = Arc::new(Values::new());
    let (mut servers, mut clients) = (JoinSet::new(), JoinSet::new());
    // Who is done waits for the others, so that all connections are open at the same time.
    let all_done = Arc::new(tokio::sync::Barrier::new(connections));
    for number in 0..connections {
        let (near, far) = tokio::io::duplex(IN_FLIGHT);
        servers.spawn(answer(BufStream::new(far), Arc::clone(&values)));
        let all_done = Arc::clone(&all_done);
        clients.spawn(async move {
            let mut stream = BufStream::new(near);
            let read = ask(&mut stream, number).await;
            all_done.wait().await;
            read
        });
    }
    let mut bytes = 0;
    while let Some(read) = clients.join_next().await {
        bytes += read??;
    }
    let mut answered = 0;
    while let Some(count) = servers.join_next().await {
        answered += count??;
    }
    let (keys, kept) = values.count();
    Ok(format!(
        "{connections} connections, {answered} requests, {bytes} bytes read, {keys} keys of {kept} bytes"
    ))
}

/// The server's side of a connection. A request is a line, `get KEY` or `put KEY BYTES`, the latter with
/// so many bytes behind it; the answer is a number of bytes and these bytes.
async fn answer(mut stream: BufStream<DuplexStream>, values: Arc<Values>) -> Result<usize, Trouble> {
    let mut answered = 0;
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(answered);
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["get", key] => {
                let value = values.get(key).unwrap_or_default();
                stream.write_all(format!("{}\n", value.len()).as_bytes()).await?;
                stream.write_all(&value).await?;
            }
            ["put", key, bytes] => {
                let mut value = vec![0; bytes.parse()?];
                stream.read_exact(&mut value).await?;
                values.put(key, value.into());
                stream.write_all(b"0\n").await?;
            }
            _ => return Err(format!("not a request: {line}").into()),
        }
        stream.flush().await?;
        answered += 1;
    }
}

/// The client's side: puts and gets on keys of its own, whose values it knows.
async fn ask(stream: &mut BufStream<DuplexStream>, number: usize) -> Result<usize, Trouble> {
    let mut random = Random::new(number);
    let mut sizes = [0; KEYS];
    let mut read = 0;
    let mut line = String::new();
    for request in 0..REQUESTS {
        let key = if request < KEYS {
            request
        } else {
            random.below(KEYS)
        };
        let name = format!("connection/{number}/key/{key}");
        let is_put = request < KEYS || random.percent(30);
        if is_put {
            sizes[key] = random.pareto(DOUBLINGS);
            stream
                .write_all(format!("put {name} {}\n", sizes[key]).as_bytes())
                .await?;
            stream.write_all(&vec![b'v'; sizes[key]]).await?;
        } else {
            stream.write_all(format!("get {name}\n").as_bytes()).await?;
        }
        stream.flush().await?;
        line.clear();
        stream.read_line(&mut line).await?;
        let mut value = vec![0; line.trim().parse()?];
        stream.read_exact(&mut value).await?;
        if !is_put && value.len() != sizes[key] {
            return Err(format!("`{name}` has {} bytes, not {}", value.len(), sizes[key]).into());
        }
        read += value.len();
    }
    Ok(read)
}
