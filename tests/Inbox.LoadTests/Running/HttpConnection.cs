using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Inbox.LoadTests.Running;

/// <summary>
/// One kept-alive connection that sends finished bytes and reads just enough of the answer: the client shares the processors.
/// </summary>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] EndOfHeaders = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] LengthHeader = "\r\nContent-Length: "u8.ToArray();
    private static readonly byte[] LastChunk = "\r\n0\r\n\r\n"u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[256 * 1024];
    private int filled;
    private int bodyStart;

    public static async Task<HttpConnection> OpenAsync(int port, CancellationToken cancellationToken)
    {
        var connection = new HttpConnection();
        await connection.socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
        return connection;
    }

    /// <summary>The last answer's status.</summary>
    public int Status { get; private set; }

    /// <summary>The last answer's body; with the sizes between its chunks, where it came in chunks.</summary>
    public ReadOnlySpan<byte> Body => buffer.AsSpan(bodyStart, filled - bodyStart);

    public async Task SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await socket.SendAsync(request, cancellationToken);
        (filled, bodyStart) = (0, 0);
        do
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await socket.ReceiveAsync(buffer.AsMemory(filled), cancellationToken);
            filled += read > 0 ? read : throw new IOException("The app closed the connection.");
        }
        while (!IsComplete());

        Status = Utf8Parser.TryParse(buffer.AsSpan(9, 3), out int status, out _) ? status : 0;
    }

    public string Text() => Encoding.UTF8.GetString(buffer, 0, filled);

    public void Dispose() => socket.Dispose();

    private bool IsComplete()
    {
        var answer = buffer.AsSpan(0, filled);
        if (bodyStart == 0)
        {
            var end = answer.IndexOf(EndOfHeaders);
            if (end < 0)
            {
                return false;
            }

            bodyStart = end + EndOfHeaders.Length;
        }

        var at = answer[..bodyStart].IndexOf(LengthHeader);
        return at < 0
            ? answer[(bodyStart - 2)..].EndsWith(LastChunk)
            : Utf8Parser.TryParse(answer[(at + LengthHeader.Length)..], out int length, out _) && filled - bodyStart >= length;
    }
}
