import unittest , cloakroom   # TestCase is not enough
class T ( unittest . IsolatedAsyncioTestCase ) :
  # one room for each test
  def setUp ( self ) : self . r = cloakroom . Cloakroom ( )
  async def test_1 ( self ) :   # await both
    n = await self . r . hand_in ( 'a' ) ; m = await ( self . r . hand_in ) ( 'b' )
    self . assertNotEqual ( n , m )
  async def test_2 ( self ) :
    n = await self . r . hand_in ( 'a' )
    assert ( await self . r . fetch ( n ) ) == 'a' , 'not his coat'
  async def test_3 ( self ) :
    n = await self . r . hand_in ( 'a' )
    self . assertFalse ( await self . r . is_free ( n ) ) ; await self . r . fetch ( n )
    self . assertTrue (
      await self . r . is_free ( n ) ,   # the await belongs inside
    )
  async def test_4 ( self ) :
    with self . assertRaises ( cloakroom . NoSuchNumber ) as e : await self . r . fetch ( 5 )
    self . assertEqual ( e . exception . args , ( 5 , ) )
result = unittest . main ( exit = False , verbosity = 0 ) . result
print ( result . testsRun , 'tests,' , len ( result . failures + result . errors ) , 'not passed' )
